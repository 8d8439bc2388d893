//! The bits of weights and states do not depend on the number of ranks.

use optim_runtime::{Optimizer, Rule, ShardedOptimizer};
use optim_tests::published::preconditioned::{Conda, Shampoo};
use optim_tests::ranks::run;
use optim_tests::squares::{Basis, Products};

use crate::model::{Kind, Model, as_rank_sending, in_one_process};

const STEPS: usize = 4;

/// So many ranks, with as many micro-batches each.
const SPLITS: [(usize, usize); 11] = [
    (1, 1),
    (2, 1),
    (3, 1),
    (4, 1),
    (5, 1),
    (6, 1),
    (7, 1),
    (1, 8),
    (2, 4),
    (3, 2),
    (6, 2),
];

/// Each state of a parameter with its bits.
fn states<R: Rule>(optimizer: &Optimizer, parameter: &str) -> Vec<Vec<u64>> {
    let state = optimizer.state(parameter).expect("a state");
    let bits = |name: &str| {
        let values = state.get(name).map(|values| values.to_vec());
        values.map_or_else(
            |_| Vec::new(),
            |it| it.iter().map(|v| v.to_bits()).collect(),
        )
    };
    R::META
        .states
        .iter()
        .map(|state| bits(state.name))
        .collect()
}

fn check<R: Rule + Default>(kind: Kind) {
    let meta = Some(&R::META);
    let new = || Optimizer::new(R::default()).unwrap().with_seed(7);
    let model = Model::new(kind);
    // Rules of matrices refuse what is none.
    let taken = in_one_process(new(), meta, model.clone(), (1, 1), |_, _, _| {});
    let model = taken.map_or_else(|_| Model::new(Kind::Matrices), |_| model);
    for (ranks, of_each) in SPLITS {
        let of = format!(
            "{} on {ranks} ranks, {of_each} micro-batches each",
            R::META.name
        );
        let micros = ranks * of_each;
        let one = in_one_process(new(), meta, model.clone(), (STEPS, micros), |_, _, _| {});
        let (whole, optimizer, reports) = one.unwrap_or_else(|error| panic!("{of}: {error}"));
        let parts = run(ranks, |thread| {
            // Small buckets cut tensors in the middle.
            let mut optimizer = ShardedOptimizer::new(new(), thread)
                .unwrap()
                .with_bucket(1000);
            // On an even number of ranks gradients go ahead of their step, as backward makes them.
            let places = 0..if ranks % 2 == 0 { model.list.len() } else { 0 };
            let taken = as_rank_sending(
                &mut optimizer,
                meta,
                model.clone(),
                (STEPS, micros),
                |_, _, _| {},
                &|_, _| places.clone().rev().map(|place| vec![place]).collect(),
            );
            let (model, reports) = taken.unwrap_or_else(|error| panic!("{of}: {error}"));
            let names = model.list.iter().map(|(name, ..)| optimizer.homes_of(name));
            let homes: Vec<_> = names.collect();
            (model.bits(), reports, homes, optimizer.part().clone())
        });
        let homes = &parts[0].2;
        for ((name, _, weights), homes) in whole.list.iter().zip(homes) {
            let mut next = 0;
            for (_, of) in homes {
                assert_eq!(of.start, next, "{of:?} of {name}");
                next = of.end;
            }
            assert_eq!(
                next,
                weights.len(),
                "{of}, {name}: each weight is at home once"
            );
        }
        for (rank, (bits, of_rank, of_homes, part)) in parts.iter().enumerate() {
            assert_eq!(of_homes, homes, "{of}, rank {rank}");
            assert_eq!(*bits, whole.bits(), "{of}, rank {rank}");
            assert_eq!(*of_rank, reports, "{of}, rank {rank}");
            let here = whole.list.iter().zip(homes);
            let here = here.filter_map(|((name, _, weights), homes)| {
                let (_, of) = homes.iter().find(|(home, _)| *home == rank)?;
                Some((name.as_str(), of.clone(), weights.len()))
            });
            let here: Vec<_> = here.collect();
            assert_eq!(part.parameters().count(), here.len(), "{of}, rank {rank}");
            for (parameter, segment, len) in here {
                let whole = states::<R>(&optimizer, parameter).into_iter();
                let own = whole.map(|values| match values.len() == len {
                    true => values[segment.clone()].to_vec(),
                    false => values,
                });
                assert_eq!(
                    states::<R>(part, parameter),
                    own.collect::<Vec<_>>(),
                    "{of}, {parameter}"
                );
            }
        }
    }
}

#[test]
fn every_rule_has_the_bits_of_one_process() {
    macro_rules! check_all {
        ([] $($name:ident: $rule:ident,)*) => { $(check::<optim_runtime::$rule>(Kind::All);)* };
    }
    optim_runtime::built_in_rules! { check_all }
}

#[test]
fn rules_of_square_matrices_have_the_bits_of_one_process() {
    check::<Shampoo>(Kind::SmallMatrices);
    check::<Conda>(Kind::SmallMatrices);
    check::<Products>(Kind::SmallMatrices);
    check::<Basis>(Kind::SmallMatrices);
}
