//! Memory that is computed in while matrices are made, of all tensors of a step: taken before the step begins.
//!
//! A large matrix is computed by all threads together, one after the other; small ones by a thread each. So there is one place
//! for the largest, and others for as many small ones as may be computed at once.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, PoisonError};

use super::forms::{Form, OF_A_BYTE};
use crate::machine::exec::Exec;
use crate::machine::matrix::workspace::{Need, Workspace};
use crate::value::dtype::Dtype;
use crate::value::element::Element;

/// What some tensors ask for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Demand {
    /// The most that is asked for one matrix.
    most: Need,
    /// The same among the small ones.
    small: Need,
    /// How many matrices may be computed at once.
    smalls: usize,
    /// Multiplications of all.
    multiplications: usize,
}

impl Demand {
    /// Adds that this is made of each matrix of a tensor which has so many.
    pub(super) fn make(&mut self, form: Form, matrices: usize, dtype: Dtype, exec: &Exec) {
        let need = form.need(dtype, exec.set);
        self.most = self.most.or(need);
        if form.is_small() {
            self.small = self.small.or(need);
            self.smalls = self.smalls.max(matrices);
        }
        let all = form.multiplications().saturating_mul(matrices);
        self.multiplications = self.multiplications.saturating_add(all);
    }

    /// With that of other tensors.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            most: self.most.or(other.most),
            small: self.small.or(other.small),
            smalls: self.smalls.saturating_add(other.smalls),
            multiplications: self.multiplications.saturating_add(other.multiplications),
        }
    }

    /// Each place, the largest first.
    fn places(self, exec: &Exec) -> impl Iterator<Item = Need> {
        let others = exec.at_once(self.multiplications / OF_A_BYTE, self.smalls) - 1;
        let is_nothing = self.most == Need::default();
        let first = std::iter::once(self.most).filter(move |_| !is_nothing);
        first.chain(std::iter::repeat_n(self.small, others))
    }

    /// Bytes of all places, for matrices of this type.
    pub(crate) fn bytes(self, dtype: Dtype, exec: &Exec) -> u64 {
        let each = self.places(exec).map(|need| need.bytes(dtype.size()));
        each.fold(0, u64::saturating_add)
    }
}

/// The places.
#[derive(Debug, Default)]
pub(crate) struct Workspaces<T> {
    demand: Demand,
    all: Mutex<Places<T>>,
    /// Tells that one has come back.
    returned: Condvar,
}

#[derive(Debug, Default)]
struct Places<T> {
    free: Vec<Workspace<T>>,
    lent: usize,
}

impl<T: Element> Workspaces<T> {
    /// Has room for what another tensor asks for.
    ///
    /// # Errors
    /// The bytes that there would be, of which some are not to be had.
    pub(crate) fn reserve(&mut self, demand: Demand, exec: &Exec) -> Result<(), u64> {
        self.demand = self.demand.and(demand);
        let no_memory = self.demand;
        let no_memory = || no_memory.bytes(T::DTYPE, exec);
        let places = self.all.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (index, need) in self.demand.places(exec).enumerate() {
            match places.free.get_mut(index) {
                Some(place) if place.has(need) => {}
                Some(place) => {
                    // What is smaller goes back first.
                    *place = Workspace::default();
                    *place = Workspace::of(need).ok_or_else(no_memory)?;
                }
                None => {
                    let place = Workspace::of(need).ok_or_else(no_memory)?;
                    places.free.push(place);
                }
            }
        }
        Ok(())
    }

    /// Lends one that has this, as soon as there is.
    pub(super) fn lend(&self, need: Need) -> Lent<'_, T> {
        let mut places = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let workspace = loop {
            let fitting = places.free.iter().position(|place| place.has(need));
            if let Some(at) = fitting {
                break places.free.swap_remove(at);
            }
            assert!(
                places.lent > 0,
                "a bug in optim: memory that a step needs was not taken before it"
            );
            let returned = self.returned.wait(places);
            places = returned.unwrap_or_else(PoisonError::into_inner);
        };
        places.lent += 1;
        Lent {
            of: self,
            workspace,
        }
    }
}

/// A place that is lent; it comes back whatever happens.
pub(super) struct Lent<'w, T: Element> {
    of: &'w Workspaces<T>,
    workspace: Workspace<T>,
}

impl<T: Element> Deref for Lent<'_, T> {
    type Target = Workspace<T>;

    fn deref(&self) -> &Workspace<T> {
        &self.workspace
    }
}

impl<T: Element> DerefMut for Lent<'_, T> {
    fn deref_mut(&mut self) -> &mut Workspace<T> {
        &mut self.workspace
    }
}

impl<T: Element> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        let mut places = self.of.all.lock().unwrap_or_else(PoisonError::into_inner);
        places.free.push(std::mem::take(&mut self.workspace));
        places.lent -= 1;
        drop(places);
        self.of.returned.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::{Demand, Exec, Form, Workspaces};
    use crate::value::dtype::Dtype;

    /// What no address can count is not multiplied to something that one can.
    #[test]
    fn squares_beyond_all_numbers_are_refused() {
        let exec = Exec::serial();
        for side in [1 << (usize::BITS / 2), usize::MAX / 3, usize::MAX] {
            let forms = [
                Form::Power(side),
                Form::Eigenvectors(side),
                Form::Gram {
                    rows: side,
                    depth: 1,
                },
                Form::Product {
                    rows: side,
                    depth: side,
                    columns: 1,
                },
                Form::Orthogonalize {
                    steps: 5,
                    lines: side,
                    width: side,
                },
            ];
            for form in forms {
                for dtype in [Dtype::F32, Dtype::F64] {
                    let mut demand = Demand::default();
                    demand.make(form, 1, dtype, &exec);
                    let told = demand.bytes(dtype, &exec);
                    assert!(told >= side as u64, "{form:?}: {told}");
                    assert!(!form.is_small(), "{form:?}");
                }
            }
            let mut demand = Demand::default();
            demand.make(Form::Power(side), 1, Dtype::F64, &exec);
            let mut workspaces = Workspaces::<f64>::default();
            assert!(workspaces.reserve(demand, &exec).is_err(), "{side}");
        }
    }

    /// Large matrices are computed in one place, small ones in as many as threads may be at once.
    #[test]
    fn there_is_a_place_for_each_thread() {
        let exec = Exec::serial();
        let mut demand = Demand::default();
        demand.make(Form::Eigenvectors(10), 7, Dtype::F32, &exec);
        demand.make(Form::Power(200), 7, Dtype::F32, &exec);
        let large = Form::Power(200).need(Dtype::F32, exec.set);
        assert_eq!(demand.places(&exec).collect::<Vec<_>>(), [large]);
        #[cfg(feature = "rayon")]
        {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
            let pool = std::sync::Arc::new(pool.expect("threads can be started"));
            let exec = exec.with_pool(pool).with_parallel_from(0);
            let small = Form::Eigenvectors(10).need(Dtype::F32, exec.set);
            let places: Vec<_> = demand.places(&exec).collect();
            assert_eq!(places, [large, small, small]);
        }
    }
}
