//! Whatever holds a slice can be lent, as weights where it can be written to, and as a gradient.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use ndarray::{ArcArray1, Array1, CowArray, Ix1};
use optim_runtime::{Element, Error, GradientDescent, IntoGradient, IntoWeights, Optimizer, Param};

const WEIGHTS: [f32; 3] = [1.0, 2.0, 3.0];
const GRADIENT: [f32; 3] = [0.5, -1.0, 2.0];
/// After a step at rate 1.
const STEPPED: [f32; 3] = [0.5, 3.0, 1.0];

fn step<'a, T: Element>(
    w: impl IntoWeights<'a, Elem = T>,
    g: impl IntoGradient<'a, Elem = T>,
) -> Result<(), Error> {
    let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?;
    optimizer.step(&mut [Param::new("w", w, g)?])?;
    Ok(())
}

/// Every holder of weights with every holder of a gradient: each is made anew, lent, and looked at.
macro_rules! every_holder {
    (
        weights { $($weights:ident = $made:expr;)* }
        gradients $gradients:tt
    ) => {$(
        every_holder! { of $weights = $made; gradients $gradients }
    )*};
    (of $weights:ident = $made:expr; gradients { $($name:literal: $gradient:expr;)* }) => {$({
        let mut owned = WEIGHTS;
        let mut $weights = $made(&mut owned);
        step(&mut $weights, $gradient).unwrap_or_else(|error| {
            panic!("{} with {}: {error}", stringify!($weights), $name)
        });
        let after: Vec<f32> = $weights.iter().copied().collect();
        assert_eq!(after, STEPPED, "{} with {}", stringify!($weights), $name);
    })*};
}

#[test]
fn every_holder_is_taken_as_weights_and_as_gradient() {
    every_holder! {
        weights {
            array = |own: &mut [f32; 3]| *own;
            vec = |own: &mut [f32; 3]| own.to_vec();
            boxed_slice = |own: &mut [f32; 3]| Box::<[f32]>::from(*own);
            boxed_array = |own: &mut [f32; 3]| Box::new(*own);
            boxed_vec = |own: &mut [f32; 3]| Box::new(own.to_vec());
            rc = |own: &mut [f32; 3]| Rc::<[f32]>::from(*own);
            rc_array = |own: &mut [f32; 3]| Rc::new(*own);
            rc_vec = |own: &mut [f32; 3]| Rc::new(own.to_vec());
            arc = |own: &mut [f32; 3]| Arc::<[f32]>::from(*own);
            arc_array = |own: &mut [f32; 3]| Arc::new(*own);
            arc_vec = |own: &mut [f32; 3]| Arc::new(own.to_vec());
            cow_owned = |own: &mut [f32; 3]| Cow::<[f32]>::Owned(own.to_vec());
            cow_borrowed = |_: &mut [f32; 3]| Cow::<[f32]>::Borrowed(&WEIGHTS);
            ndarray = |own: &mut [f32; 3]| Array1::from(own.to_vec());
            ndarray_shared = |own: &mut [f32; 3]| ArcArray1::from(own.to_vec());
            ndarray_cow = |own: &mut [f32; 3]| CowArray::<f32, Ix1>::from(own.to_vec());
        }
        gradients {
            "array": &GRADIENT;
            "slice": &GRADIENT[..];
            "mutable array": &mut { GRADIENT };
            "mutable slice": &mut { GRADIENT }[..];
            "reference to a slice": &&GRADIENT[..];
            "reference to a mutable slice": &&mut { GRADIENT }[..];
            "vec": &GRADIENT.to_vec();
            "vec by value": GRADIENT.to_vec();
            "mutable vec": &mut GRADIENT.to_vec();
            "boxed slice": &Box::<[f32]>::from(GRADIENT);
            "boxed slice by value": Box::<[f32]>::from(GRADIENT);
            "boxed array": &Box::new(GRADIENT);
            "boxed vec": &Box::new(GRADIENT.to_vec());
            "rc": &Rc::<[f32]>::from(GRADIENT);
            "rc of an array": &Rc::new(GRADIENT);
            "rc of a vec": &Rc::new(GRADIENT.to_vec());
            "arc": &Arc::<[f32]>::from(GRADIENT);
            "arc of an array": &Arc::new(GRADIENT);
            "arc of a vec": &Arc::new(GRADIENT.to_vec());
            "cow, owned": &Cow::<[f32]>::Owned(GRADIENT.to_vec());
            "cow, borrowed": &Cow::<[f32]>::Borrowed(&GRADIENT);
            "cow by value": Cow::<[f32]>::Borrowed(&GRADIENT);
        }
    }
}

/// Slices behind one or more references, which are no owners.
#[allow(
    clippy::needless_borrows_for_generic_args,
    reason = "that they are followed is what is tried"
)]
#[test]
fn references_to_references_are_followed() -> Result<(), Error> {
    let mut w = WEIGHTS;
    let mut slice = &mut w[..];
    let gradient = &GRADIENT[..];
    step(&mut slice, &gradient)?;
    assert_eq!(slice, STEPPED);

    let mut w = WEIGHTS;
    let mut slice = &mut w[..];
    let mut again = &mut slice;
    let again_gradient = &gradient;
    step(&mut again, &again_gradient)?;
    assert_eq!(w, STEPPED);

    let mut w = WEIGHTS.to_vec();
    let mut vec = &mut w;
    step(&mut vec, &GRADIENT)?;
    assert_eq!(w, STEPPED);

    // By value, which moves the reference.
    let mut w = WEIGHTS;
    step(&mut w[..], &GRADIENT)?;
    assert_eq!(w, STEPPED);
    Ok(())
}

/// Whoever shares the memory keeps what it held.
#[test]
fn shared_weights_are_copied_before_they_are_written_to() -> Result<(), Error> {
    let mut rc = Rc::<[f32]>::from(WEIGHTS);
    let mut arc = Arc::<[f32]>::from(WEIGHTS);
    let mut arc_of_vec = Arc::new(WEIGHTS.to_vec());
    let mut cow = Cow::<[f32]>::Borrowed(&WEIGHTS);
    let kept = (rc.clone(), arc.clone(), arc_of_vec.clone(), cow.clone());
    step(&mut rc, &GRADIENT)?;
    step(&mut arc, &GRADIENT)?;
    step(&mut arc_of_vec, &GRADIENT)?;
    step(&mut cow, &GRADIENT)?;
    assert_eq!(
        [&rc[..], &arc[..], &arc_of_vec[..], &cow[..]],
        [STEPPED; 4].each_ref()
    );
    assert_eq!(
        [&kept.0[..], &kept.1[..], &kept.2[..], &kept.3[..]],
        [WEIGHTS; 4].each_ref()
    );

    // Nobody shares it: written where it stands.
    let mut alone = Arc::<[f32]>::from(WEIGHTS);
    let place = alone.as_ptr();
    step(&mut alone, &GRADIENT)?;
    assert_eq!(alone.as_ptr(), place);
    Ok(())
}

/// Lengths are compared whatever holds them.
#[test]
fn a_gradient_of_another_length_is_an_error() {
    let shorter = [1.0_f32; 2];
    let mut w = Box::<[f32]>::from(WEIGHTS);
    let errors = [
        step(&mut w, &shorter),
        step(&mut w, shorter.to_vec()),
        step(&mut w, Arc::<[f32]>::from(shorter).as_ref()),
        step(&mut w, Cow::Borrowed(&shorter[..])),
        Param::slices("w", &mut w, &shorter).map(|_| ()),
    ];
    for error in errors {
        assert!(
            matches!(error, Err(Error::ShapeMismatch { .. })),
            "{error:?}"
        );
    }
}

/// A `&mut` that a function was given serves every step of its loop.
#[test]
fn a_reference_can_be_lent_again_in_a_loop() -> Result<(), Error> {
    fn train(w: &mut Vec<f32>, slice: &mut [f64], g: &[f32]) -> Result<(), Error> {
        let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?;
        for _ in 0..3 {
            optimizer.step(&mut [
                Param::slices("w", w, g)?,
                Param::slices("slice", slice, &[1.0])?,
            ])?;
            optimizer.step(&mut [
                Param::new("w", &mut *w, g)?,
                Param::new("slice", &mut *slice, &[1.0])?,
            ])?;
        }
        Ok(())
    }
    let (mut w, mut slice) = (vec![0.0], [0.0]);
    train(&mut w, &mut slice, &[1.0])?;
    assert_eq!((w[0], slice[0]), (-6.0, -6.0));
    Ok(())
}
