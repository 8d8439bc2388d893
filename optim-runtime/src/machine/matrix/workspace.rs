//! Memory that is computed in while something is made of a matrix: how much it is, and the taking of it, which may fail.

use crate::value::element::Element;

/// How much is needed. What no number can count is as much as there never is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Need {
    /// Values of the matrix's type.
    pub(crate) own: usize,
    /// Values in `f64`.
    pub(crate) wide: usize,
    /// Positions.
    pub(crate) places: usize,
}

impl Need {
    /// Enough for either.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            own: self.own.max(other.own),
            wide: self.wide.max(other.wide),
            places: self.places.max(other.places),
        }
    }

    /// Of matrices whose values have so many bytes.
    pub(crate) fn bytes(self, own_size: usize) -> u64 {
        let Self { own, wide, places } = self;
        let each = [
            (own, own_size),
            (wide, size_of::<f64>()),
            (places, size_of::<usize>()),
        ];
        let each = each.map(|(count, size)| (count as u64).saturating_mul(size as u64));
        each.into_iter().fold(0, u64::saturating_add)
    }
}

/// That much memory. What is in it is what was left there.
#[derive(Debug, Default)]
pub(crate) struct Workspace<T> {
    pub(crate) own: Vec<T>,
    pub(crate) wide: Vec<f64>,
    pub(crate) places: Vec<usize>,
}

impl<T: Element> Workspace<T> {
    /// `None` if there is not so much memory.
    pub(crate) fn of(need: Need) -> Option<Self> {
        Some(Self {
            own: filled(T::ZERO, need.own)?,
            wide: filled(0.0, need.wide)?,
            places: filled(0, need.places)?,
        })
    }

    /// Whether it is enough.
    pub(crate) fn has(&self, need: Need) -> bool {
        let Self { own, wide, places } = self;
        own.len() >= need.own && wide.len() >= need.wide && places.len() >= need.places
    }
}

/// So many times the same; `None` if there is not so much memory.
pub(crate) fn filled<V: Copy>(value: V, len: usize) -> Option<Vec<V>> {
    let mut values = Vec::new();
    values.try_reserve_exact(len).ok()?;
    values.resize(len, value);
    Some(values)
}

/// The same values again; `None` if there is not so much memory.
pub(crate) fn copied<V: Copy>(values: &[V]) -> Option<Vec<V>> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(values.len()).ok()?;
    copy.extend_from_slice(values);
    Some(copy)
}

/// Cuts the first so many off.
pub(super) fn cut<'r, V>(room: &mut &'r mut [V], len: usize) -> &'r mut [V] {
    let (first, rest) = std::mem::take(room).split_at_mut(len);
    *room = rest;
    first
}
