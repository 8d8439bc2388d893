//! Runs a recorded case and compares every recorded number.

use optim_runtime::{Dtype, Optimizer, Param, Rule, StateView};

use crate::real::{Real, bits};
use crate::recorded::{Case, Recorded};
use crate::translate::{Kept, Trial};
use crate::ways::Way;

/// Replays a case in one way. An error is the first number that is too far off.
pub fn replay<R: Rule>(
    recorded: &Recorded,
    case: &Case,
    trial: &Trial<R>,
    way: &Way,
) -> Result<(), String> {
    match case.dtype() {
        Dtype::F64 => replay_as::<R, f64>(recorded, case, trial, way),
        _ => replay_as::<R, f32>(recorded, case, trial, way),
    }
}

fn replay_as<R: Rule, T: Real>(
    recorded: &Recorded,
    case: &Case,
    trial: &Trial<R>,
    way: &Way,
) -> Result<(), String> {
    let manifest = &recorded.manifest;
    let context = format!("{} ({})", case.id, way.name);
    let schedule = case
        .lr_schedule
        .as_ref()
        .map(|name| &manifest.lr_schedules[name]);
    let mut w = recorded.values::<T>(&manifest.inputs_file, &case.p0);
    let gradients = recorded.values::<T>(&manifest.inputs_file, &case.grads);
    let stored = recorded.values::<T>(&case.file, &case.p);
    assert_eq!(w.len(), case.n, "{context}");
    assert_eq!(gradients.len(), manifest.steps * case.n, "{context}");
    assert_eq!(
        stored.len(),
        manifest.stored_steps.len() * case.n,
        "{context}"
    );

    let mut optimizer = Optimizer::new(trial.rule.clone())
        .expect("a valid rule")
        .with_exec(way.exec.clone());
    let states = recorded_states(case, trial);
    let mut weights = Track::starting_at(&w);
    let mut tracks = vec![Track::default(); states.len()];
    let mut snapshots = Vec::new();
    for (step, g) in (1..).zip(gradients.chunks_exact(case.n)) {
        if let Some(rates) = schedule {
            let lr = rates[step - 1] * trial.lr_scale;
            optimizer
                .set_hyper("lr", lr)
                .expect("a valid learning rate");
        }
        let param = Param::new("w", &mut w, g).expect("equal lengths");
        let param = param.with_shape(&case.shape).expect("as many weights");
        optimizer.step(&mut [param]).expect("a valid step");
        weights.follow(w.iter().map(|value| value.to_f64()).collect());
        let state = optimizer.state("w").expect("it took a step");
        for ((_, _, kept), track) in states.iter().zip(&mut tracks) {
            track.follow(ours(&state, kept));
        }
        if manifest.stored_steps.contains(&step) {
            snapshots.push((step, weights.now.clone()));
        }
    }
    if let Some(name) = &case.p_eval {
        let want = recorded.numbers(&case.file, name);
        let training = bits(&w);
        let mut param = [Param::weights("w", &mut w).expect("contiguous weights")];
        optimizer
            .eval_weights(&mut param)
            .expect("steps were taken");
        let evaluated = Track {
            now: w.iter().map(|value| value.to_f64()).collect(),
            ..weights.clone()
        };
        evaluated.compare(case, &want, &format!("{context}: evaluation weights"))?;
        let mut param = [Param::weights("w", &mut w).expect("contiguous weights")];
        optimizer.train_weights(&mut param).expect("all of them");
        assert_eq!(bits(&w), training, "{context}: training weights");
    }
    for ((step, snapshot), want) in snapshots.into_iter().zip(stored.chunks_exact(case.n)) {
        let at_step = Track {
            now: snapshot,
            ..weights.clone()
        };
        let want: Vec<_> = want.iter().map(|value| value.to_f64()).collect();
        at_step.compare(
            case,
            &want,
            &format!("{context}: weights after step {step}"),
        )?;
    }
    for ((theirs, tensor, kept), track) in states.iter().zip(&tracks) {
        let what = format!("{context}: state {theirs}");
        let want = recorded.numbers(&case.file, tensor);
        match kept {
            Kept::Nothing => {}
            Kept::Steps => assert_eq!(track.now, want, "{what}"),
            _ => track.compare(case, &want, &what)?,
        }
    }
    let state = optimizer.state("w").and_then(|view| view.typed::<T>());
    for name in state.expect("it took steps").names() {
        let mut compared = states.iter().map(|(_, _, kept)| kept.reads(name));
        let known = compared.any(|it| it) || trial.unrecorded.contains(&name);
        assert!(known, "{context}: nothing recorded is our state {name}");
    }
    Ok(())
}

/// Every state recorded for the case: their name, the tensor's name, ours.
fn recorded_states<'c, R>(
    case: &'c Case,
    trial: &'c Trial<R>,
) -> Vec<(&'c str, &'c str, &'c Kept)> {
    let translate = |(theirs, tensor): (&'c String, &'c String)| {
        // optax: `[2].trace` is the trace of the third transformation in the chain.
        let plain = theirs
            .split_once("].")
            .map_or(theirs.as_str(), |(_, it)| it);
        let known = trial.states.iter().find(|(name, _)| *name == plain);
        let (_, kept) = known.unwrap_or_else(|| panic!("{}: state {theirs}", case.id));
        (theirs.as_str(), tensor.as_str(), kept)
    };
    case.state.iter().map(translate).collect()
}

/// What we keep for a recorded state.
fn ours(state: &StateView<'_>, kept: &Kept) -> Vec<f64> {
    let values = |name| {
        let values = state.get(name);
        values.unwrap_or_else(|error| panic!("{error}")).to_vec()
    };
    match kept {
        Kept::Steps => vec![state.step() as f64],
        Kept::Nothing => Vec::new(),
        Kept::State(name) => values(name),
        Kept::Made(names, by) => {
            let columns: Vec<_> = names.iter().map(|name| values(name)).collect();
            let row = |i: usize| columns.iter().map(|column| column[i]).collect::<Vec<_>>();
            (0..columns[0].len()).map(|i| by(&row(i))).collect()
        }
    }
}

/// Numbers that change from step to step, and the largest magnitude each has had.
#[derive(Clone, Default)]
struct Track {
    now: Vec<f64>,
    largest: Vec<f64>,
}

impl Track {
    fn starting_at<T: Real>(values: &[T]) -> Self {
        let mut track = Self::default();
        track.follow(values.iter().map(|value| value.to_f64()).collect());
        track
    }

    fn follow(&mut self, now: Vec<f64>) {
        self.largest.resize(now.len(), 0.0);
        for (largest, value) in self.largest.iter_mut().zip(&now) {
            *largest = largest.max(value.abs());
        }
        self.now = now;
    }

    /// Compares with recorded values: the error may be the manifest's tolerance of the largest
    /// magnitude of the number's whole trajectory.
    ///
    /// For states this is stricter than the largest gradient, or its square, that the manifest
    /// asks for.
    fn compare(&self, case: &Case, want: &[f64], what: &str) -> Result<(), String> {
        assert_eq!(self.now.len(), want.len(), "{what}");
        for (i, want) in want.iter().enumerate() {
            let (got, scale) = (self.now[i], self.largest[i].max(want.abs()).max(1e-25));
            let (error, allowed) = ((got - want).abs(), case.tol * scale);
            // Also if it is a NaN.
            let near = error <= allowed;
            if !near {
                return Err(format!(
                    "{what}: element {i} is {got:e}, not {want:e}: off by {error:e}, not {allowed:e}"
                ));
            }
        }
        Ok(())
    }
}
