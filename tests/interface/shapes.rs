//! Sizes that a caller states: every shape is either that of the weights there are, or a typed error,
//! whatever its extents multiply to.

use optim_runtime::{Adafactor, Adam, Error, Lamb, Optimizer, Param, Rule, StateValue, Update};

/// Extents around those at which products of two to four of them, or bytes, leave the range of an address.
const EXTENTS: [usize; 19] = [
    0,
    1,
    2,
    3,
    (1 << 16) - 1,
    1 << 16,
    (1 << 32) - 1,
    1 << 32,
    (1 << 32) + 1,
    (1 << 61) - 1,
    1 << 61,
    (1 << 61) + 1,
    (1 << 62) + 1,
    (1 << 63) - 1,
    1 << 63,
    (1 << 63) + 1,
    usize::MAX / 3,
    usize::MAX - 1,
    usize::MAX,
];

/// All shapes of up to three axes, and some of four.
fn shapes() -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    let mut last = all.clone();
    for axes in 1..=4 {
        let longer = last.iter().flat_map(|shape| {
            let extents = EXTENTS
                .iter()
                .filter(move |extent| axes < 4 || **extent > 1 << 31);
            extents.map(move |extent| [shape.as_slice(), &[*extent]].concat())
        });
        last = longer.collect();
        if axes == 3 {
            // Enough of them to go on with.
            last.retain(|shape| {
                shape.iter().filter(|extent| **extent > 3).count() != 2 || shape[0] < 4
            });
        }
        all.extend(last.iter().cloned());
    }
    all
}

/// How many elements a shape has; `None` for more than can be counted.
fn count(shape: &[usize]) -> Option<u128> {
    if shape.contains(&0) {
        return Some(0);
    }
    shape.iter().try_fold(1_u128, |product, extent| {
        product.checked_mul(*extent as u128)
    })
}

/// Steps of a rule that keeps states per row and per column, one that reduces, and one that does neither.
fn steps(weights: usize, shape: &[usize]) -> Result<(), Error> {
    fn step<R: Rule>(rule: R, weights: usize, shape: &[usize]) -> Result<Optimizer, Error> {
        let mut w = vec![1.0_f32; weights];
        let g = vec![0.5; weights];
        let mut optimizer = Optimizer::new(rule)?;
        optimizer.step(&mut [Param::new("w", &mut w, &g)?.with_shape(shape)?])?;
        assert!(w.iter().all(|w| w.is_finite() && *w < 1.0));
        Ok(optimizer)
    }
    step(Adam::default(), weights, shape)?;
    step(Lamb::default(), weights, shape)?;
    let optimizer = step(Adafactor::default(), weights, shape)?;
    let state = optimizer.state("w")?.typed::<f32>()?;
    for name in state.names() {
        let kept = state.get(name)?.as_slice().map_or(0, <[f32]>::len);
        assert!(
            kept <= weights,
            "`{name}` keeps {kept} values for {weights} weights"
        );
    }
    Ok(())
}

#[test]
fn a_shape_is_that_of_the_weights_or_an_error() {
    let mut accepted = 0;
    for shape in shapes() {
        for weights in [0, 1, 2, 6] {
            let fits = count(&shape) == Some(weights as u128);
            match steps(weights, &shape) {
                Ok(()) => {
                    assert!(fits, "{shape:?} was taken for {weights} weights");
                    accepted += 1;
                }
                Err(Error::ShapeOfOtherLength {
                    shape: named, len, ..
                }) => {
                    assert!(!fits, "{shape:?} was refused for {weights} weights");
                    assert_eq!((named, len), (shape.clone(), weights));
                }
                Err(other) => panic!("{shape:?} for {weights} weights: {other}"),
            }
        }
    }
    assert!(accepted > 500, "only {accepted} shapes were accepted");
}

#[test]
fn a_matrix_is_one_that_memory_could_hold_or_an_error() {
    for rows in EXTENTS {
        for columns in EXTENTS {
            let fits = count(&[rows, columns]).is_some_and(|n| n <= isize::MAX as u128);
            match Adafactor::default().init_matrix::<f64>(rows, columns) {
                Ok(mut state) => {
                    assert!(fits, "{rows} x {columns}");
                    assert_eq!(state.len() as u128, rows as u128 * columns as u128);
                    // It is for as many weights as it says, and says so of others.
                    let mut w = [1.0; 2];
                    let result = Adafactor::default().update(&mut w, &[0.5; 2], &mut state);
                    assert_eq!(result.is_ok(), state.len() == 2, "{rows} x {columns}");
                }
                Err(Error::ShapeTooLarge { shape }) => {
                    assert!(!fits, "{rows} x {columns}");
                    assert_eq!(shape, [rows, columns]);
                }
                Err(other) => panic!("{rows} x {columns}: {other}"),
            }
        }
    }
}

/// The rows of a matrix without columns are many, and hold nothing.
#[test]
fn where_there_is_no_weight_no_state_is_kept_for_rows_or_columns() -> Result<(), Error> {
    for shape in [[1 << 40, 0], [0, 1 << 40], [usize::MAX, 0], [0, usize::MAX]] {
        let mut w: [f32; 0] = [];
        let mut optimizer = Optimizer::new(Adafactor::default())?;
        optimizer.step(&mut [Param::new("w", &mut w, &[])?.with_shape(&shape)?])?;
        let state = optimizer.state("w")?.typed::<f32>()?;
        for name in state.names() {
            if let StateValue::PerRow(values) | StateValue::PerColumn(values) = state.get(name)? {
                assert!(values.is_empty(), "{name} of {shape:?}");
            }
        }
    }
    Ok(())
}

/// Run by the test below, in a process of its own that may not have much memory.
#[test]
fn within_700_megabytes() -> Result<(), Error> {
    if std::env::var_os("OPTIM_LITTLE_MEMORY").is_none() {
        return Ok(());
    }
    // Two of 256 MB fit; a state beside them does not.
    let weights = 1 << 26;
    let (mut w, g) = (vec![0.0_f32; weights], vec![0.0_f32; weights]);
    let mut small = [1.0_f32];
    let mut optimizer = Optimizer::new(Adam::default())?;
    let result = optimizer.step(&mut [
        Param::new("small", &mut small, &[1.0])?,
        Param::new("large", &mut w, &g)?,
    ]);
    let Err(Error::NoMemory {
        rule,
        state,
        values,
    }) = result
    else {
        panic!("there was memory: {result:?}");
    };
    assert_eq!((rule, values), ("Adam", weights));
    assert!(["m", "v"].contains(&state));
    // Nothing has changed: no weight, and no parameter is known.
    assert_eq!(small, [1.0]);
    assert_eq!(optimizer.parameters().count(), 0);
    optimizer.step(&mut [Param::new("small", &mut small, &[1.0])?])?;
    assert_eq!(optimizer.state("small")?.step(), 1);
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn a_state_without_memory_is_an_error_before_anything_is_written() {
    let test = std::env::current_exe().expect("this program");
    let output = std::process::Command::new("sh")
        .args([
            "-c",
            "ulimit -v 700000; exec \"$0\" --exact --nocapture --test-threads 1 \"$1\"",
        ])
        .arg(test)
        .arg("shapes::within_700_megabytes")
        .env("OPTIM_LITTLE_MEMORY", "1")
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}\n{output:?}"
    );
}
