//! Values of hyper-parameters: any number of Rust's means what it is.

use optim_runtime::{Adam, Error, HyperNumber, HyperValue, Optimizer, Rule, optimizer};

optimizer! {
    /// A number, a count and a flag.
    pub struct Kinds {
        /// A number.
        rate = 1 where rate >= 0,
        /// Any finite number.
        shift = 0,
        /// A count.
        every = 10u64 where every > 0,
        /// A flag.
        turned = false,
    }

    update(w, g, t) {
        w -= if turned { -rate } else { rate } * (if t % every == 0 { 2 } else { 1 } * g) + shift;
    }
}

/// A number's setter and `set_hyper` agree on what a value of each type is: its own, as an `f64`.
#[test]
fn every_number_is_taken_as_it_is() {
    fn check<N: HyperNumber + Into<HyperValue> + Copy>(value: N, wanted: f64) {
        let set = Kinds::default().with_shift(value).shift;
        assert_eq!(set.to_bits(), wanted.to_bits(), "the setter");
        let mut rule = Kinds::default();
        rule.set_hyper("shift", value).expect("finite");
        assert_eq!(rule.shift.to_bits(), wanted.to_bits(), "`set_hyper`");
    }
    check(0.1_f64, 0.1);
    // An `f32` is what it holds, not the decimal number that it was written as.
    check(0.1_f32, 0.100_000_001_490_116_12);
    check(f32::MIN_POSITIVE / 2.0, 5.877_471_754_111_438e-39);
    check(f32::MAX, 3.402_823_466_385_288_6e38);
    check(-0.0_f32, -0.0);
    check(3, 3.0);
    check(-3, -3.0);
    check(i8::MIN, -128.0);
    check(i16::MIN, -32_768.0);
    check(i32::MIN, -2_147_483_648.0);
    check(-1_i64, -1.0);
    check(i64::MIN, -9_223_372_036_854_775_808.0);
    check(-7_isize, -7.0);
    check(u8::MAX, 255.0);
    check(u16::MAX, 65_535.0);
    check(u32::MAX, 4_294_967_295.0);
    check(1_u64 << 53, 9_007_199_254_740_992.0);
    check(42_usize, 42.0);
    // The nearest, as the literal is.
    check((1_u64 << 53) + 1, 9_007_199_254_740_993.0);
    check(u64::MAX, 18_446_744_073_709_551_615.0);
}

/// A whole number is a count, whatever type of integer it has; what is none is an error that says so.
#[test]
fn counts_take_whole_numbers() {
    let set = |value: HyperValue| {
        let mut rule = Kinds::default();
        rule.set_hyper("every", value).map(|()| rule.every)
    };
    let fives: [HyperValue; 10] = [
        5_i8.into(),
        5_i16.into(),
        5.into(),
        5_i64.into(),
        5_isize.into(),
        5_u8.into(),
        5_u16.into(),
        5_u32.into(),
        5_u64.into(),
        5_usize.into(),
    ];
    for five in fives {
        assert_eq!(set(five), Ok(5), "{five:?}");
    }
    assert_eq!(set(u64::MAX.into()), Ok(u64::MAX));
    let none: [HyperValue; 11] = [
        (-5).into(),
        5.0.into(),
        5.0_f32.into(),
        (-5_i64).into(),
        5.5.into(),
        5.5_f32.into(),
        (-5.0).into(),
        f64::NAN.into(),
        f64::INFINITY.into(),
        1e300.into(),
        true.into(),
    ];
    for value in none {
        assert!(
            matches!(
                set(value),
                Err(Error::HyperKind {
                    hyper: "every",
                    expected: "count",
                    ..
                })
            ),
            "{value:?}: {:?}",
            set(value)
        );
    }
    assert!(matches!(set(0.into()), Err(Error::OutsideDomain { .. })));
}

#[test]
fn flags_take_flags_and_numbers_do_not() {
    let mut rule = Kinds::default();
    rule.set_hyper("turned", true).expect("a flag");
    assert!(rule.turned);
    for value in [HyperValue::from(1), 1.0.into(), 0_u64.into()] {
        let error = rule.set_hyper("turned", value);
        assert!(matches!(error, Err(Error::HyperKind { .. })), "{value:?}");
        assert!(rule.turned, "the old value stays");
    }
    let error = rule.set_hyper("rate", true);
    assert!(matches!(error, Err(Error::HyperKind { hyper: "rate", .. })));
}

#[test]
fn an_optimizer_takes_them_too() -> Result<(), Error> {
    let mut optimizer = Optimizer::new(Adam::default().with_lr(0.5_f32).with_weight_decay(0))?;
    optimizer.set_hyper("lr", 0.25_f32)?;
    optimizer.set_hyper("beta1", 0)?;
    let adam = optimizer.rule::<Adam>().expect("the rule that was given");
    assert_eq!((adam.lr, adam.beta1), (0.25, 0.0));
    // A domain holds for the value as it is: the nearest `f32` below 1 is below 1, and 1 is not.
    optimizer.set_hyper("beta1", 1.0_f32.next_down())?;
    let error = optimizer.set_hyper("beta1", 1);
    assert!(matches!(error, Err(Error::OutsideDomain { .. })));
    Ok(())
}

optimizer! {
    /// Hyper-parameters whose constants would be others'.
    struct Taken {
        cost = 1.0 where cost >= 0,
        meta = 1.0,
        reduces = 0.5,
        ss = 1.0,
        ß = 0.5,
    }

    update(w, g) {
        w -= cost * g * (meta + reduces + ss + ß);
    }
}

/// Each hyper-parameter has a constant that is its name, unless the constant is another's, which keeps its meaning.
#[test]
fn names_are_constants() {
    assert_eq!(Adam::LR, "lr");
    let all = [Kinds::RATE, Kinds::SHIFT, Kinds::EVERY, Kinds::TURNED];
    assert_eq!(
        all,
        Kinds::META
            .hypers
            .iter()
            .map(|it| it.name)
            .collect::<Vec<_>>()[..]
    );
    assert_eq!(Taken::SS, "ss");
    assert_eq!(Taken::META.name, "Taken");
    assert_eq!(Taken::COST.reads, 2);
    let reduces: bool = Taken::REDUCES;
    assert!(!reduces);
    let mut optimizer = Optimizer::new(Adam::default()).unwrap();
    optimizer.set_hyper(Adam::EPS, 1e-6).unwrap();
    assert_eq!(optimizer.rule::<Adam>().unwrap().eps, 1e-6);
}
