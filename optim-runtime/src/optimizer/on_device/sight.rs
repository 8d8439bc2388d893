//! Gradients on a device, as they are seen and measured there.

use super::super::clip::Clip;
use super::super::gradients::{Eyes, Scalings};
use super::super::registry::Registry;
use super::accelerator::{Accelerator, Job, Source};
use crate::device::{AnyLaunch, Launch};
use crate::error::Error;
use crate::lens::units::UnitFactors;
use crate::machine::scale::Scaling;
use crate::step::members::Member;
use crate::tensor::kept::Kept;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;
use crate::value::element::Element;
use crate::value::room::Room;
use crate::value::stage::Fold;

/// What measures gradients on a device.
pub(super) struct OnDevice<'e, A> {
    pub(super) device: &'e mut A,
    pub(super) registry: &'e Registry,
    pub(super) params: &'e [Param<'static>],
}

/// Where the gradient of a parameter lies: in its own memory or what was gathered, and what is added to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lies {
    pub(super) own: Room,
    gathered: bool,
}

impl Lies {
    pub(super) fn of(param: &Param<'_>, kept: &Kept) -> Self {
        let gathered = kept.gathered.get().is_some();
        match param.has_gradient {
            true => Self {
                own: Room::Gradient,
                gathered,
            },
            false => Self {
                own: Room::Gathered,
                gathered: false,
            },
        }
    }

    /// The loop that measures it as it is seen through this.
    fn measure(self, member: Member, fold: Fold, scaling: Scaling<f64>, dtype: Dtype) -> Job {
        let of = match dtype {
            Dtype::F32 => AnyLaunch::from(Launch::<f32>::measure(
                fold,
                scaling,
                self.gathered,
                member.len,
            )),
            Dtype::F64 => AnyLaunch::from(Launch::<f64>::measure(
                fold,
                scaling,
                self.gathered,
                member.len,
            )),
        };
        tool(member, of, self.own, [Room::Gathered; 2])
    }

    /// The loop that writes it as it is seen through this; none if that is as it lies.
    pub(super) fn see(self, member: Member, scaling: Scaling<f64>, dtype: Dtype) -> Option<Job> {
        fn of<T: Element>(scaling: Scaling<f64>, gathered: bool, len: usize) -> Option<AnyLaunch> {
            let as_it_is = !gathered && scaling.of::<T>().is_none();
            (!as_it_is).then(|| Launch::<T>::see(scaling, gathered, len).into())
        }
        let launch = match dtype {
            Dtype::F32 => of::<f32>(scaling, self.gathered, member.len),
            Dtype::F64 => of::<f64>(scaling, self.gathered, member.len),
        };
        Some(tool(
            member,
            launch?,
            self.own,
            [Room::Seen, Room::Gathered],
        ))
    }
}

/// A loop that is no rule's.
pub(super) fn tool(member: Member, launch: AnyLaunch, gradient: Room, states: [Room; 2]) -> Job {
    Job {
        parameter: member.kept,
        place: member.param,
        source: Source::Tools,
        launch,
        gradient,
        states: Some(states),
    }
}

/// The scaling of the parameter at this place.
pub(super) fn scaling_of(list: &[Scaling<f64>], place: usize) -> Scaling<f64> {
    match list {
        [all] => *all,
        each => each[place],
    }
}

/// What measures of these come to; nothing of a tensor that has no weights.
pub(super) fn measured<A: Accelerator>(
    device: &mut A,
    fold: Fold,
    jobs: Vec<Job>,
) -> Result<Vec<f64>, A::Error> {
    let empty: Vec<_> = jobs.iter().map(|job| job.launch.is_empty()).collect();
    let jobs: Vec<_> = jobs
        .into_iter()
        .filter(|job| !job.launch.is_empty())
        .collect();
    let mut sums = match jobs.is_empty() {
        true => Vec::new(),
        // Nothing that is kept is written.
        false => device.run(&jobs, &mut false)?,
    }
    .into_iter();
    let nothing = || fold.nothing();
    let of = |empty: bool| if empty { None } else { sums.next() };
    Ok(empty
        .into_iter()
        .map(of)
        .map(|sum| sum.unwrap_or_else(nothing))
        .collect())
}

impl<A: Accelerator> OnDevice<'_, A> {
    /// What is kept of a parameter of the step.
    fn kept(&self, member: Member) -> &Kept {
        self.registry.kept_at(member.kept)
    }

    /// The largest magnitude of each gradient without anything done to it, or of the weights in its place; zero where there is
    /// none.
    pub(super) fn largest(&mut self, room: Room) -> Result<Vec<f64>, A::Error> {
        let own = Lies {
            own: room,
            gathered: false,
        };
        let is_there =
            |member: &Member| room != Room::Gradient || self.params[member.param].has_gradient;
        let members: Vec<_> = self.registry.standing().collect();
        let jobs = members.iter().filter(|member| is_there(member));
        let jobs = jobs.map(|member| {
            let dtype = self.params[member.param].dtype();
            own.measure(*member, Fold::MaxAbs, Scaling::NONE, dtype)
        });
        let jobs = jobs.collect();
        let mut largest = measured(self.device, Fold::MaxAbs, jobs)?.into_iter();
        let of = |member: &Member| is_there(member).then(|| largest.next()).flatten();
        Ok(members.iter().map(of).map(|of| of.unwrap_or(0.0)).collect())
    }
}

impl<A: Accelerator> Eyes for OnDevice<'_, A> {
    type Error = A::Error;
    type Lenses = Vec<Scaling<f64>>;

    fn lenses(&self, scalings: &Scalings) -> Self::Lenses {
        scalings.list.clone()
    }

    fn measure(&mut self, fold: Fold, scalings: &Scalings) -> Result<Vec<f64>, A::Error> {
        let jobs = self.registry.standing().map(|member| {
            let param = &self.params[member.param];
            let scaling = scaling_of(&scalings.list, member.param);
            Lies::of(param, self.kept(member)).measure(member, fold, scaling, param.dtype())
        });
        let jobs = jobs.collect();
        measured(self.device, fold, jobs)
    }

    fn units(
        &mut self,
        _clip: &Clip,
        _scalings: &Scalings,
    ) -> Result<Result<Vec<Option<UnitFactors<f64>>>, Error>, A::Error> {
        Err(Error::SettingNotOnDevice {
            what: "clips by unit",
        }
        .into())
    }

    fn not_finite(&mut self) -> Result<Error, A::Error> {
        for member in self.registry.standing() {
            let param = &self.params[member.param];
            let mut rooms = Vec::new();
            if param.has_gradient {
                rooms.push(Room::Gradient);
            }
            if self.kept(member).gathered.get().is_some() {
                rooms.push(Room::Gathered);
            }
            for room in rooms {
                let values = self.device.download(member.kept, member.param, room)?;
                if let Some((index, value)) = values.first_not_finite() {
                    return Ok(Error::NonFinite {
                        parameter: param.name().to_owned(),
                        what: "gradient",
                        index,
                        value,
                    });
                }
            }
        }
        Ok(Error::NormOverflows)
    }
}
