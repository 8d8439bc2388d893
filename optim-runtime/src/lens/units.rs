//! Units of a tensor: weights that belong together, such as those of one output, whose gradients are scaled alike.

use crate::machine::squares;
use crate::tensor::layout::Layout;
use crate::value::element::Element;
use crate::value::stage::Fold;

use super::gradient::Gradient;
use crate::machine::dispatch::Tools;
use crate::machine::exec::Exec;
use crate::machine::scale::Room;
use crate::machine::sums::BLOCK;

/// How units lie in memory: `reduced` lines of `inner` weights each, whose columns are units, and after these lines the
/// next such units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitLayout {
    pub(crate) reduced: usize,
    pub(crate) inner: usize,
}

impl UnitLayout {
    /// Units that go over these axes; `None` if other axes lie between them in memory.
    pub(crate) fn of(layout: &Layout, reduced: &[usize]) -> Option<Self> {
        let strides = layout.strides();
        let axes = layout.shape().iter().zip(strides).enumerate();
        let mut axes: Vec<_> = axes
            .filter(|(_, (extent, _))| **extent > 1)
            .map(|(axis, (extent, stride))| (stride, *extent, reduced.contains(&axis)))
            .collect();
        if axes.iter().any(|(stride, ..)| *stride < 0) {
            return None;
        }
        // The slowest first.
        axes.sort_unstable_by_key(|(stride, ..)| std::cmp::Reverse(*stride));
        let product =
            |axes: &[(isize, usize, bool)]| axes.iter().map(|(_, extent, _)| extent).product();
        let Some(first) = axes.iter().position(|(.., reduced)| *reduced) else {
            return Some(Self {
                reduced: 1,
                inner: product(&axes),
            });
        };
        let count = axes[first..]
            .iter()
            .take_while(|(.., reduced)| *reduced)
            .count();
        let (over, inner) = axes[first..].split_at(count);
        if inner.iter().any(|(.., reduced)| *reduced) {
            return None;
        }
        Some(Self {
            reduced: product(over),
            inner: product(inner),
        })
    }

    /// Number of units among so many weights.
    fn count(self, len: usize) -> usize {
        len / self.reduced.max(1)
    }

    /// Calls `each` for every run of weights among `len` from `start` on that are of one unit, or of units one after
    /// the other: the first unit, whether all are of it, where the run begins, and its length.
    fn runs(self, start: usize, len: usize, mut each: impl FnMut(usize, bool, usize, usize)) {
        let Self { reduced, inner } = self;
        let mut at = 0;
        while at < len {
            let place = start + at;
            let (unit, alike, run) = if inner == 1 {
                (place / reduced, true, reduced - place % reduced)
            } else {
                let column = place % inner;
                let unit = place / (reduced * inner) * inner + column;
                (unit, false, inner - column)
            };
            let run = run.min(len - at);
            each(unit, alike, at, run);
            at += run;
        }
    }
}

/// A factor for each unit.
#[derive(Clone, Debug)]
pub(crate) struct UnitFactors<T> {
    pub(crate) layout: UnitLayout,
    pub(crate) factors: Vec<T>,
}

impl<T: Element> UnitFactors<T> {
    /// Multiplies a block that begins at this weight.
    pub(super) fn apply(&self, start: usize, block: &mut [T]) {
        (self.layout).runs(start, block.len(), |unit, alike, at, run| {
            let block = &mut block[at..at + run];
            if alike {
                let factor = self.factors[unit];
                block.iter_mut().for_each(|x| *x = *x * factor);
            } else {
                let factors = &self.factors[unit..unit + run];
                let both = block.iter_mut().zip(factors);
                both.for_each(|(x, factor)| *x = *x * *factor);
            }
        });
    }
}

/// The norms of the units of a tensor, of values that are seen so.
pub(crate) fn norms<T: Element>(
    exec: &Exec,
    layout: UnitLayout,
    values: &Gradient<'_, T>,
) -> Vec<f64> {
    let tools = Tools::<T>::new(exec.set);
    let len = values.values.len();
    let mut sums = vec![Fold::Norm.nothing(); layout.count(len)];
    let mut room = Room::new();
    for start in (0..len).step_by(BLOCK) {
        let end = (start + BLOCK).min(len);
        let part = values.part(start, end);
        let block = part.read(&mut room);
        layout.runs(start, block.len(), |unit, alike, at, run| {
            let block = &block[at..at + run];
            if alike {
                sums[unit] = squares::add(sums[unit], tools.fold(Fold::Norm, block));
            } else {
                squares::lines(&mut sums[unit..unit + run], block);
            }
        });
    }
    sums.into_iter().map(squares::root).collect()
}

#[cfg(test)]
mod tests {
    use super::UnitLayout;
    use crate::tensor::layout::Layout;

    fn of(shape: &[usize], reduced: &[usize]) -> Option<(usize, usize)> {
        let layout = Layout::contiguous(shape).unwrap();
        UnitLayout::of(&layout, reduced).map(|units| (units.reduced, units.inner))
    }

    #[test]
    fn units_of_axes() {
        assert_eq!(of(&[4, 5], &[1]), Some((5, 1)));
        assert_eq!(of(&[4, 5], &[0]), Some((4, 5)));
        assert_eq!(of(&[4, 5, 6], &[1]), Some((5, 6)));
        assert_eq!(of(&[4, 5, 6], &[1, 2]), Some((30, 1)));
        assert_eq!(of(&[4, 5, 6], &[0, 2]), None);
        assert_eq!(of(&[4, 1, 6], &[0, 2]), Some((24, 1)));
        assert_eq!(of(&[4, 5], &[]), Some((1, 20)));
        let by_columns = Layout::strided(&[4, 5], &[1, 4]).unwrap();
        assert_eq!(
            UnitLayout::of(&by_columns, &[1]),
            Some(UnitLayout {
                reduced: 5,
                inner: 4
            })
        );
    }

    /// Every weight is in one run, and its unit is that of its column.
    #[test]
    fn runs_go_over_everything_once() {
        for layout in [(5, 1), (4, 5), (1, 7), (3, 2)] {
            let layout = UnitLayout {
                reduced: layout.0,
                inner: layout.1,
            };
            for (start, len) in [(0, 60), (7, 31), (13, 1), (20, 0)] {
                let mut units = Vec::new();
                layout.runs(start, len, |unit, alike, at, run| {
                    assert_eq!(at, units.len());
                    units.extend((0..run).map(|i| if alike { unit } else { unit + i }));
                });
                let of = |place: usize| {
                    let UnitLayout { reduced, inner } = layout;
                    place / (reduced * inner) * inner + place % inner
                };
                assert_eq!(units, (start..start + len).map(of).collect::<Vec<_>>());
            }
        }
    }
}
