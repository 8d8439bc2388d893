//! A rule that looks at axes is told them: a slice whose shape was never said is refused, and not taken for a
//! vector.

use ndarray::{Array1, Array2, arr0};
use optim_runtime::{
    Adafactor, Adam, Error, Lamb, Lars, Layout, Optimizer, Param, Rule, Update, optimizer,
};

optimizer! {
    /// Asks for nothing but the number of axes, and that only for a state.
    pub struct Counting {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    state {
        /// Average of the gradient of what is no matrix.
        m if ndim(w) <= 1,
    }

    update(w, g) {
        if ndim(w) <= 1 {
            m = ema(0.5, g);
        }
        w -= lr * if ndim(w) <= 1 { m } else { g };
    }
}

optimizer! {
    /// Asks for rows and nothing else.
    pub struct ByRow {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    update(w, g) {
        w -= lr * (g - row_mean(g));
    }
}

optimizer! {
    /// Asks for columns, and keeps nothing of them.
    pub struct ByColumn {
        /// Learning rate.
        lr = 0.1 where lr >= 0,
    }

    update(w, g) {
        w -= lr * (g + col_mean(g));
    }
}

fn step<R: Rule>(rule: R, param: Param<'_>) -> Result<(), Error> {
    Optimizer::new(rule)?.step(&mut [param]).map(drop)
}

/// Every plain slice, of every length, under every rule that asks for axes; each way to say the shape is enough.
#[test]
fn a_rule_that_looks_at_axes_wants_the_shape() {
    fn check<R: Rule + Default>() {
        for len in [0, 1, 2, 6, 1 << 12] {
            let (mut w, g) = (vec![1.0_f32; len], vec![0.5; len]);
            let wanted = Error::ShapeUnsaid {
                rule: R::META.name,
                parameter: "layer.weight".to_owned(),
                len,
            };
            let rule = R::default;
            let named =
                |param: Result<Param<'_>, Error>| step(rule(), param.expect("equal lengths"));
            let refused = [
                named(Param::new("layer.weight", &mut w, &g)),
                named(Param::new("layer.weight", &mut w[..], &g[..])),
                named(Param::slices("layer.weight", &mut w, &g)),
                named(Param::new(
                    "layer.weight",
                    &mut w.clone().into_boxed_slice(),
                    &g,
                )),
            ];
            for result in refused {
                assert_eq!(result, Err(wanted.clone()));
            }
            assert!(w.iter().all(|w| *w == 1.0), "a weight was written");
            let bare = Error::ShapeUnsaid {
                rule: R::META.name,
                parameter: String::new(),
                len,
            };
            assert_eq!(rule().init::<f32>(len).map(|_| ()), Err(bare));

            for shape in [&[len][..], &[len, 1], &[1, len], &[1, 1, len]] {
                let param = Param::new("w", &mut w, &g).and_then(|param| param.with_shape(shape));
                assert_eq!(step(rule(), param.expect("that many")), Ok(()), "{shape:?}");
                let mut state = rule().init_shape::<f32>(shape).expect("that many");
                assert_eq!(rule().update(&mut w, &g, &mut state), Ok(()), "{shape:?}");
            }
            // Arrays have a shape, also of one axis.
            let (mut vector, gradient) = (Array1::<f32>::ones(len), Array1::ones(len));
            let param = Param::new("w", &mut vector, &gradient).expect("equal shapes");
            assert_eq!(step(rule(), param), Ok(()));
            let param = Param::new("w", vector.view_mut(), &g).expect("equal shapes");
            assert_eq!(step(rule(), param), Ok(()));
        }
        let (mut number, gradient) = (arr0(1.0), arr0(1.0));
        let param = Param::new("w", &mut number, &gradient).expect("equal shapes");
        assert_eq!(step(R::default(), param), Ok(()));
    }
    check::<Adafactor>();
    check::<Lars>();
    check::<Counting>();
    check::<ByRow>();
    check::<ByColumn>();
}

/// Who does not ask is not asked, also who reduces or counts weights.
#[test]
fn other_rules_take_slices_as_they_are() -> Result<(), Error> {
    let (mut w, g) = ([1.0_f32; 6], [0.5; 6]);
    step(Adam::default(), Param::new("w", &mut w, &g)?)?;
    step(Lamb::default(), Param::new("w", &mut w, &g)?)?;
    let mut state = Lamb::default().init::<f32>(6)?;
    Lamb::default().update(&mut w, &g, &mut state)
}

/// What `with_shape` says decides, and a layout of one axis is a vector's.
#[test]
fn a_vector_is_not_a_matrix_of_one_row() -> Result<(), Error> {
    let kept = |shape: &[usize]| -> Result<Vec<&'static str>, Error> {
        let (mut w, g) = ([1.0_f32; 6], [0.5; 6]);
        let mut optimizer = Optimizer::new(Adafactor::default())?;
        optimizer.step(&mut [Param::new("w", &mut w, &g)?.with_shape(shape)?])?;
        Ok(optimizer.state("w")?.typed::<f32>()?.names().collect())
    };
    assert_eq!(kept(&[6])?, ["v"]);
    assert_eq!(kept(&[1, 6])?, ["r", "c"]);
    assert_eq!(kept(&[2, 3])?, ["r", "c"]);
    assert_eq!(Layout::contiguous(&[6])?.shape(), [6]);
    Ok(())
}

/// The shape of the first step holds. A vector may leave it out afterwards; a matrix that does is another shape.
#[test]
fn a_shape_that_was_said_holds() -> Result<(), Error> {
    let (mut w, g) = ([1.0_f32; 6], [0.5; 6]);
    let mut optimizer = Optimizer::new(Adafactor::default())?;
    optimizer.step(&mut [Param::new("vector", &mut w, &g)?.with_shape(&[6])?])?;
    optimizer.step(&mut [Param::new("vector", &mut w, &g)?])?;
    optimizer.step(&mut [Param::new("matrix", &mut w, &g)?.with_shape(&[2, 3])?])?;
    let error = optimizer.step(&mut [Param::new("matrix", &mut w, &g)?]);
    assert!(
        matches!(error, Err(Error::ShapeChanged { .. })),
        "{error:?}"
    );
    // Of several parameters the one that is meant is named, and nothing has changed.
    let (before, mut other) = (w, Array2::<f32>::ones((2, 3)));
    let gradient = Array2::ones((2, 3));
    let error = optimizer.step(&mut [
        Param::new("other", &mut other, &gradient)?,
        Param::new("late", &mut w, &g)?,
    ]);
    let Err(error @ Error::ShapeUnsaid { .. }) = error else {
        panic!("{error:?}");
    };
    assert_eq!(
        error.to_string(),
        "Adafactor looks at axes, and those of parameter `late` were never said: add \
         `.with_shape(&[rows, columns])?`, or `.with_shape(&[6])?` for a vector"
    );
    assert_eq!((w, other.sum()), (before, 6.0));
    assert_eq!(
        optimizer.parameters().collect::<Vec<_>>(),
        ["matrix", "vector"]
    );
    let error = Adafactor::default().init::<f32>(6).map(|_| ());
    assert_eq!(
        error.expect_err("a shape is missing").to_string(),
        "Adafactor looks at axes, and this tensor's were never said: make its state by \
         `init_shape(&[rows, columns])`, or by `init_shape(&[6])` for a vector"
    );
    Ok(())
}
