//! What is done with gradients between memory and rules: they are gathered over several calls, divided by the scale of
//! the loss, and clipped.

use smallvec::SmallVec;

use super::Optimizer;
use super::clip::Clip;
use super::loss_scale::LossScale;
use super::registry::{Beginning, Registry};
use super::step::check_listed;
use crate::error::Error;
use crate::lens::gradient::{Gradient, Lenses, Seen};
use crate::lens::measure::{AnyGradient, GradientFamily, fold_each};
use crate::lens::units::{UnitFactors, norms};
use crate::machine::exec::Exec;
use crate::machine::scale::Scaling;
use crate::step::together::{Measured, Together};
use crate::tensor::kept::{BufferFamily, Gathered, Kept};
use crate::tensor::memory::Buffer;
use crate::tensor::param::{AnyData, Data, Param};
use crate::value::element::Element;
use crate::value::erased::{Erased, Sealed};
use crate::value::stage::Fold;

/// What is to be done with gradients.
#[derive(Clone, Debug, Default)]
pub(super) struct Gradients {
    clips: SmallVec<[Clip; 2]>,
    pub(super) loss_scale: Option<LossScale>,
    /// Whether a step takes the mean of what was gathered, and not its sum.
    pub(super) mean: bool,
    /// Calls of `accumulate` since the last step.
    pub(super) rounds: u64,
}

/// What gradients are multiplied and bounded by.
#[derive(Debug)]
pub(super) struct Scalings {
    /// One for all, or each at its parameter's place.
    pub(super) list: Vec<Scaling<f64>>,
    /// Factors of units behind that, for each parameter; empty if there are none.
    units: Vec<Option<UnitFactors<f64>>>,
    norm: Option<f64>,
    clipped: bool,
}

/// What measures the gradients of the parameters of a step that move, wherever these lie.
pub(super) trait Eyes {
    type Error: From<Error>;
    /// What gradients are seen through.
    type Lenses;

    fn lenses(&self, scalings: &Scalings) -> Self::Lenses;
    /// What the gradients come to, seen as they are so far, in the order of the parameters that move.
    fn measure(&mut self, fold: Fold, scalings: &Scalings) -> Result<Vec<f64>, Self::Error>;
    /// The factors of units, for each parameter; an inner error is a value that is not finite.
    #[allow(clippy::type_complexity, reason = "two kinds of errors")]
    fn units(
        &mut self,
        clip: &Clip,
        scalings: &Scalings,
    ) -> Result<Result<Vec<Option<UnitFactors<f64>>>, Error>, Self::Error>;
    /// The first value that is not finite.
    fn not_finite(&mut self) -> Result<Error, Self::Error>;
}

/// Of gradients in the program's memory.
pub(super) struct OnHost<'e, 'p> {
    pub(super) exec: &'e Exec,
    pub(super) registry: &'e Registry,
    pub(super) params: &'e [Param<'p>],
    pub(super) together: &'e mut dyn Together,
}

/// What was seen of the gradients of a step.
#[derive(Debug)]
pub(super) enum Sight<L> {
    /// Nothing is done with them.
    Plain,
    Through {
        lenses: L,
        /// The global norm before it was clipped, if one was measured.
        norm: Option<f64>,
        clipped: bool,
    },
    /// There is a NaN or an infinity, and the step is to be skipped.
    Skipped,
}

impl Sight<Vec<Lenses>> {
    pub(super) fn seen(&self) -> Seen<'_> {
        match self {
            Self::Plain | Self::Skipped => Seen::Plain,
            Self::Through { lenses, .. } => Seen::Through(lenses),
        }
    }
}

impl Gradients {
    /// Looks at the gradients of the parameters of a step that move.
    ///
    /// # Errors
    /// [`Error::NonFinite`] if something is to be measured of gradients that have a NaN or an infinity, and their loss
    /// has no scale; [`Error::NormOverflows`].
    pub(super) fn look<E: Eyes>(
        &self,
        eyes: &mut E,
        registry: &Registry,
        params: &[Param<'_>],
    ) -> Result<Sight<E::Lenses>, E::Error> {
        if self.clips.is_empty() && self.loss_scale.is_none() && self.rounds == 0 {
            return Ok(Sight::Plain);
        }
        let mut before = self.loss_scale.map_or(1.0, |scale| scale.inverse());
        if self.mean {
            let own = registry
                .moved(params)
                .any(|(_, param, _)| param.has_gradient);
            #[allow(clippy::cast_precision_loss, reason = "nobody gathers 2^53 gradients")]
            let all = (self.rounds + u64::from(own)) as f64;
            before /= all.max(1.0);
        }
        let scaling = Scaling {
            before,
            ..Scaling::NONE
        };
        let mut scalings = Scalings {
            list: vec![scaling],
            units: Vec::new(),
            norm: None,
            clipped: false,
        };
        // Of a scaled loss it must be known, and before anything is bounded.
        let first = self.clips.first().and_then(Clip::fold);
        if self.loss_scale.is_some() && first.is_none() {
            let measured = eyes.measure(Fold::MaxAbs, &scalings)?;
            if measured.iter().any(|part| !part.is_finite()) {
                return Ok(Sight::Skipped);
            }
        }
        for clip in &self.clips {
            if clip.is_adaptive() {
                scalings.tell_apart(params.len());
                match (eyes.units(clip, &scalings)?, self.loss_scale) {
                    (Ok(units), _) => scalings.take_units(units),
                    (Err(_), Some(_)) => return Ok(Sight::Skipped),
                    (Err(what), None) => return Err(what.into()),
                }
                continue;
            }
            let Some(fold) = clip.fold() else {
                scalings
                    .list
                    .iter_mut()
                    .for_each(|scaling| clip.bound(scaling));
                continue;
            };
            let measured = eyes.measure(fold, &scalings)?;
            if measured.iter().any(|part| !part.is_finite()) {
                if self.loss_scale.is_some() {
                    return Ok(Sight::Skipped);
                }
                return Err(eyes.not_finite()?.into());
            }
            scalings.clip(clip, &measured, registry, params)?;
        }
        Ok(Sight::Through {
            lenses: eyes.lenses(&scalings),
            norm: scalings.norm,
            clipped: scalings.clipped,
        })
    }

    /// Whether something is done with gradients, or may be.
    #[cfg(feature = "cuda")]
    pub(super) fn is_something(&self) -> bool {
        !self.clips.is_empty() || self.loss_scale.is_some() || self.rounds > 0
    }

    /// Whether a clip compares norms of units.
    #[cfg(any(feature = "cuda", feature = "sharded"))]
    pub(super) fn clips_units(&self) -> bool {
        self.clips.iter().any(Clip::is_adaptive)
    }

    /// How often the gradients of a step are read before its rules run.
    pub(super) fn measures(&self) -> usize {
        let folds = self
            .clips
            .iter()
            .filter(|clip| clip.fold().is_some())
            .count();
        let units = self.clips.iter().filter(|clip| clip.is_adaptive()).count();
        let first = self.clips.first().and_then(Clip::fold);
        let alone = self.loss_scale.is_some() && first.is_none();
        // Norms of units are those of weights, too.
        folds + 2 * units + usize::from(alone)
    }

    /// After a step that was taken or skipped.
    pub(super) fn end(&mut self, skipped: bool, kept: &mut [Kept]) {
        if let Some(scale) = &mut self.loss_scale {
            scale.update(skipped);
        }
        if self.rounds > 0 {
            self.rounds = 0;
            kept.iter_mut().for_each(|kept| kept.gathered.count = 0);
        }
    }
}

impl Eyes for OnHost<'_, '_> {
    type Error = Error;
    type Lenses = Vec<Lenses>;

    fn lenses(&self, scalings: &Scalings) -> Vec<Lenses> {
        let units = |place: usize| scalings.units.get(place).and_then(Option::as_ref);
        let lenses = scalings.list.iter().enumerate();
        lenses
            .map(|(place, scaling)| Lenses::new(self.exec, *scaling, units(place)))
            .collect()
    }

    fn measure(&mut self, fold: Fold, scalings: &Scalings) -> Result<Vec<f64>, Error> {
        let lenses = self.lenses(scalings);
        let seen = Seen::Through(&lenses);
        let members: Vec<_> = self.registry.moved(self.params).collect();
        let gradients = members.iter().map(|(place, param, kept)| {
            opened!(AnyData(&param.data), data => {
                let seen = seen.through(*place, &data.g, &kept.gathered);
                AnyGradient::from(Sealed::erase::<GradientFamily<'_>>(seen))
            })
        });
        let gradients: Vec<_> = gradients.collect();
        let own = fold_each(self.exec, fold, &gradients, |index, sums| {
            Measured::of(members[index].1, fold, sums)
        });
        self.together.measured(fold, own)
    }

    fn units(
        &mut self,
        clip: &Clip,
        scalings: &Scalings,
    ) -> Result<Result<Vec<Option<UnitFactors<f64>>>, Error>, Error> {
        let lenses = self.lenses(scalings);
        let seen = Seen::Through(&lenses);
        let mut units = vec![None; self.params.len()];
        // Others are told by it whether a value is not finite.
        let mut worst = 0.0;
        for (place, param, kept) in self.registry.moved(self.params) {
            let Some(layout) = clip.units(param)? else {
                continue;
            };
            let (w, g) = opened!(AnyData(&param.data), data => {
                let g = seen.through(place, &data.g, &kept.gathered);
                (norms(self.exec, layout, &Gradient::plain(data.w)), norms(self.exec, layout, &g))
            });
            if g.iter().any(|norm| !norm.is_finite()) {
                worst = f64::INFINITY;
                break;
            }
            let both = w.into_iter().zip(g);
            let factors: Vec<_> = both.map(|(w, g)| clip.factor_of_unit(w, g)).collect();
            units[place] = Some(UnitFactors { layout, factors });
        }
        let measured = self
            .together
            .measured(Fold::MaxAbs, vec![Measured::Whole(worst)])?;
        if measured.iter().any(|norm| !norm.is_finite()) {
            return Ok(Err(self.not_finite()?));
        }
        Ok(Ok(units))
    }

    fn not_finite(&mut self) -> Result<Error, Error> {
        self.together
            .not_finite(not_finite(self.registry, self.params))
    }
}

impl Scalings {
    /// Has a scaling for each of so many parameters.
    fn tell_apart(&mut self, params: usize) {
        if let [all] = self.list[..] {
            self.list = vec![all; params];
        }
    }

    fn take_units(&mut self, units: Vec<Option<UnitFactors<f64>>>) {
        let mut factors = units.iter().flatten().flat_map(|units| &units.factors);
        self.clipped |= factors.any(|factor| *factor < 1.0);
        self.units = units;
    }

    /// Scales the gradients by what a clip makes of what was measured.
    fn clip(
        &mut self,
        clip: &Clip,
        measured: &[f64],
        registry: &Registry,
        params: &[Param<'_>],
    ) -> Result<(), Error> {
        if let Some(norm) = clip.global_of(measured) {
            if !norm.is_finite() {
                return Err(Error::NormOverflows);
            }
            self.norm.get_or_insert(norm);
            let factor = clip.factor(norm);
            self.clipped |= factor < 1.0;
            self.list
                .iter_mut()
                .for_each(|scaling| scaling.multiply(factor));
            return Ok(());
        }
        self.tell_apart(params.len());
        for ((place, param, _), part) in registry.moved(params).zip(measured) {
            let factor = clip.factor_of_tensor(*part, param.whole_len());
            self.clipped |= factor < 1.0;
            self.list[place].multiply(factor);
        }
        Ok(())
    }
}

/// The first value that is not finite.
#[cold]
fn not_finite(registry: &Registry, params: &[Param<'_>]) -> Error {
    for (_, param, kept) in registry.moved(params) {
        let found = opened!(AnyData(&param.data), data => {
            first_not_finite(&data.g).or_else(|| {
                let gathered = kept.gathered.get()?;
                opened!(Erased(gathered), sum => first_not_finite(sum))
            })
        });
        if let Some((index, value)) = found {
            return Error::NonFinite {
                parameter: param.name().to_owned(),
                what: "gradient",
                index: param.begins_at() + index,
                value,
            };
        }
    }
    // The sum of what was gathered and of the gradient is infinite, or scaled it is.
    Error::NormOverflows
}

fn first_not_finite<T: Element>(values: &[T]) -> Option<(usize, f64)> {
    let index = values.iter().position(|value| !value.is_finite())?;
    Some((index, values[index].to_f64()))
}

impl Optimizer {
    /// Clips gradients before the rules see them. Several clips are applied in the order in which they are given, after
    /// the loss scale; one of them may be by value, and one behind it by unit. A norm is measured by one read of the
    /// gradients, over blocks and in an order that neither threads nor groups change; the factor is applied inside the
    /// step.
    ///
    /// A NaN or an infinity among gradients whose norm is asked for is an error of the step, unless a
    /// [loss scale](Self::with_loss_scale) says that such a step is skipped.
    ///
    /// # Errors
    /// [`Error::InvalidSetting`]; [`Error::ClipsDoNotCombine`].
    pub fn with_clip(mut self, clip: Clip) -> Result<Self, Error> {
        clip.check()?;
        clip.combines(&self.gradients.clips)?;
        self.gradients.clips.push(clip);
        Ok(self)
    }

    /// Divides gradients by the factor that the loss was multiplied by, before anything else is done with them, and
    /// skips steps whose gradients have a NaN or an infinity.
    ///
    /// # Errors
    /// [`Error::InvalidSetting`].
    pub fn with_loss_scale(mut self, scale: LossScale) -> Result<Self, Error> {
        scale.check()?;
        self.gradients.loss_scale = Some(scale);
        Ok(self)
    }

    /// The scale of the loss as it is now, if there is one.
    pub fn loss_scale(&self) -> Option<&LossScale> {
        self.gradients.loss_scale.as_ref()
    }

    /// With it on, a step takes the mean of the gradients that were [accumulated](Self::accumulate) and its own; else,
    /// and at first, their sum.
    #[must_use]
    pub fn with_mean_of_accumulated(mut self, on: bool) -> Self {
        self.gradients.mean = on;
        self
    }

    /// Adds gradients to those of the step to come, so that a batch can be larger than memory. The sum belongs to a
    /// parameter's name, as its state does. The step adds its own gradients; it may be given a parameter without one
    /// that has some accumulated.
    ///
    /// ```
    /// use optim_runtime::{GradientDescent, Optimizer, Param};
    ///
    /// let mut optimizer = Optimizer::new(GradientDescent::default().with_lr(1.0))?
    ///     .with_mean_of_accumulated(true);
    /// let mut w = [0.0_f32];
    /// optimizer.accumulate(&[Param::new("w", &mut w, &[1.0])?])?;
    /// assert_eq!(optimizer.accumulated("w"), 1);
    /// optimizer.step(&mut [Param::new("w", &mut w, &[3.0])?])?;
    /// assert_eq!((w, optimizer.accumulated("w")), ([-2.0], 0));
    /// # Ok::<(), optim_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// As of [`step`](Self::step) for what is wrong with a parameter, and [`Error::NoMemoryForGradients`]. Nothing was added
    /// then.
    pub fn accumulate(&mut self, params: &[Param<'_>]) -> Result<(), Error> {
        if self.saved.is_some() {
            return Err(Error::StepWhileEvaluating);
        }
        if let Some(param) = params.iter().find(|param| !param.has_gradient) {
            return Err(Error::NoGradient {
                parameter: param.name().to_owned(),
            });
        }
        let before = self.mark();
        let found = self.registry.find(params, &mut |param, seat| {
            check_listed(self.names.as_deref(), param)?;
            let seat = seat.map_or_else(|| self.groups.sit(param), Ok)?;
            Ok(Beginning { seat, state: None })
        });
        let room = found.and_then(|_| {
            let groups = &self.groups;
            self.registry.seat(|seat| groups.rule(seat).is_frozen());
            self.registry.moved_mut(params).try_for_each(make_room)
        });
        if let Err(error) = room {
            self.undo(before);
            return Err(error);
        }
        for (param, kept) in self.registry.moved_mut(params) {
            let Gathered { sum, count } = &mut kept.gathered;
            let Some(sum) = sum else { continue };
            opened_alike!(Erased(sum), AnyData(&param.data), (sum, data) => add(sum, data, *count));
            *count += 1;
        }
        self.gradients.rounds += 1;
        Ok(())
    }

    /// How many gradients of this parameter were [accumulated](Self::accumulate) for the step to come; 0 for one that is not
    /// known. By it a crate that lends tensors of another library knows which of them need no gradient in the step.
    pub fn accumulated(&self, parameter: &str) -> u64 {
        let kept = self.registry.kept_of(parameter);
        kept.map_or(0, |kept| kept.gathered.count)
    }
}

/// Has memory for a sum of gradients.
fn make_room((param, kept): (&Param<'_>, &mut Kept)) -> Result<(), Error> {
    fn of<T: Element>(data: &Data<'_, T>) -> Option<Erased<BufferFamily>> {
        let streams = [data.w.as_ptr() as usize, data.g.as_ptr() as usize];
        Some(T::erase::<BufferFamily>(Buffer::filled(
            T::ZERO,
            data.w.len(),
            &streams,
        )?))
    }
    if kept.gathered.sum.is_none() {
        let made = opened!(AnyData(&param.data), data => of(data));
        kept.gathered.sum = Some(made.ok_or_else(|| Error::NoMemoryForGradients {
            parameter: param.name().to_owned(),
        })?);
    }
    Ok(())
}

/// Adds a gradient to a sum of so many.
fn add<T: Element>(sum: &mut [T], data: &Data<'_, T>, count: u64) {
    if count == 0 {
        sum.copy_from_slice(&data.g);
        return;
    }
    for (sum, g) in sum.iter_mut().zip(&*data.g) {
        *sum = *sum + *g;
    }
}
