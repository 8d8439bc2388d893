//! What must be noticed: states that settle, faults that are put into the text, options that contract.

use std::path::Path;

use optim_runtime::{Adafactor, Adam, Rule};
use optim_tests::cuda::{Case, Device, Options, compare, compile, compiler, texts, ways};
use optim_tests::folds::OfSum;
use optim_tests::functions;
use optim_tests::real::Real;

use crate::parts::{made, of_functions};

/// What is smaller than the smallest normal number becomes 0 in every 64th step, as on the CPU.
#[test]
fn averages_that_have_gone_quiet_settle() {
    let Some(program) = made("quiet", &texts(&[Adam::META], 1), Options::default()) else {
        return;
    };
    quiet(&mut Device::new(&program)).expect("the same bits");
}

fn quiet(device: &mut Device) -> Result<(), String> {
    let case = Case {
        steps: 130,
        scale: 1e-36,
        last: 3,
        ..Case::flat(300)
    };
    for way in ways(4) {
        compare::<Adam, f32>(device, way, &Adam::default(), &case)?;
    }
    Ok(())
}

/// The comparison notices what is off by one rounding somewhere.
#[test]
fn faults_are_noticed() {
    let Some(compiler) = compiler() else { return };
    let metas = [
        Adam::META,
        OfSum::META,
        Adafactor::META,
        functions::OfExp::META,
    ];
    let whole = &texts(&metas, 1)[0];
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replace(from, to)
    };
    type Noticed = fn(&mut Device) -> Result<(), String>;
    fn first<R: Rule + Default, T: Real>(
        device: &mut Device,
        shape: &[usize],
    ) -> Result<(), String> {
        let case = Case {
            shape: shape.to_vec(),
            steps: 3,
            ..Case::flat(0)
        };
        compare::<R, T>(device, ways(T::SIZE)[0], &R::default(), &case).map(|_| ())
    }
    let adam: Noticed = |device| first::<Adam, f32>(device, &[2000]);
    // Of `f32`, for of `f64` the largest value outweighs whatever the order.
    let sum: Noticed = |device| first::<OfSum, f32>(device, &[41, 1024]);
    let adafactor: Noticed = |device| first::<Adafactor, f64>(device, &[1000, 70]);
    let exp: Noticed = |device| first::<functions::OfExp, f64>(device, &[2000]);
    let faults: [(&str, String, Noticed); 7] = [
        ("none", whole.clone(), |device| {
            first::<Adam, f32>(device, &[2000])?;
            first::<OfSum, f32>(device, &[41, 1024])?;
            first::<Adafactor, f64>(device, &[1000, 70])?;
            first::<functions::OfExp, f64>(device, &[2000])?;
            quiet(device)
        }),
        (
            "the larger half of a tree behind",
            with("(length + 1) / 2", "length / 2"),
            sum,
        ),
        (
            "lanes that meet as neighbours first",
            with(
                "int half = GROUP / 2; half > 0; half /= 2",
                "int half = 1; half < GROUP; half *= 2",
            ),
            sum,
        ),
        (
            "panels one after the other",
            with("(panels + 1) / 2", "panels - 1"),
            adafactor,
        ),
        (
            "a coefficient",
            with("4.1381367970572385e-8", "4.1381e-8"),
            exp,
        ),
        ("nothing settles", with("? 0.0f : x", "? x : x"), quiet),
        (
            "the end of a tensor",
            with("if (i < t.n) one_weight", "if (i + 1 < t.n) one_weight"),
            |device| first::<Adam, f32>(device, &[2001]),
        ),
    ];
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (at, (what, text, noticed)) in faults.iter().enumerate() {
        let text = std::slice::from_ref(text);
        let program = compile(
            compiler,
            target,
            &format!("fault{at}"),
            text,
            Options::default(),
        );
        let found = noticed(&mut Device::new(&program));
        assert_eq!(found.is_ok(), *what == "none", "{what}: {found:?}");
    }
    if !contracts() {
        println!("!! SKIPPED: this processor has nothing to contract to");
        return;
    }
    let contracting = Options {
        optimised: "-O2",
        contracts: true,
        ..Options::default()
    };
    let text = std::slice::from_ref(whole);
    let program = compile(compiler, target, "contracting", text, contracting);
    let device = &mut Device::new(&program);
    assert_eq!(checked(device), 1);
    let found = [adam(device), adafactor(device)];
    assert!(
        found.iter().all(Result::is_err),
        "contraction goes unnoticed: {found:?}"
    );
}

fn contracts() -> bool {
    #[cfg(target_arch = "x86_64")]
    let has = std::arch::is_x86_feature_detected!("fma");
    #[cfg(not(target_arch = "x86_64"))]
    let has = false;
    has
}

/// What the kernel says that looks at how it was compiled.
fn checked(device: &mut Device) -> u32 {
    let x = [
        1.0 + 2.0_f64.powi(-30),
        1.0 + 2.0_f64.powi(-30),
        -(1.0 + 2.0_f64.powi(-29)),
    ];
    let bytes: Vec<u8> = x.iter().flat_map(|x| x.to_le_bytes()).collect();
    let tiny = f32::from_bits(2).to_le_bytes();
    let addresses = [bytes.as_slice(), &tiny, &[0; 4]].map(|bytes| {
        let address = device.allocate(bytes.len());
        device.write(address, bytes);
        address
    });
    device.launch(
        "optim_check",
        1,
        1,
        &addresses.map(|at| at.to_le_bytes().to_vec()),
    );
    let wrong = device.read(addresses[2], 4);
    u32::from_le_bytes(wrong.try_into().expect("four bytes"))
}

#[test]
fn the_text_says_how_it_was_compiled() {
    let Some(program) = of_functions() else {
        return;
    };
    assert_eq!(checked(&mut Device::new(program)), 0);
}
