//! How a tensor lies in memory: its shape and its strides.

use crate::error::Error;

/// How a tensor lies in memory: its shape, and its strides in elements. There are no holes between its
/// elements.
///
/// What lends tensors of its own to a step says so by this: see [`IntoWeights`](crate::IntoWeights).
// Strides of axes that have at most one element say nothing and are kept as 0, so that equal
// layouts compare equal.
#[derive(Clone, Debug)]
pub struct Layout {
    pub(crate) shape: Shape,
    pub(crate) strides: Vec<isize>,
}

impl Layout {
    /// A tensor without holes whose last axis is the fastest, as rows of a matrix lie one after the other.
    ///
    /// # Errors
    /// [`Error::ShapeTooLarge`] if no memory could hold so many elements.
    pub fn contiguous(shape: &[usize]) -> Result<Self, Error> {
        let len = product(shape).ok_or_else(|| Error::ShapeTooLarge {
            shape: shape.to_vec(),
        })?;
        if let [len] = shape {
            return Ok(Self::vector(*len));
        }
        let mut strides = vec![0; shape.len()];
        if len > 0 {
            // The product of the axes behind one divides `len`, which is an `isize`.
            let mut stride = len.cast_signed();
            for (place, &extent) in strides.iter_mut().zip(shape) {
                stride /= extent.cast_signed();
                if extent > 1 {
                    *place = stride;
                }
            }
        }
        Ok(Self {
            shape: Shape::Any(shape.to_vec()),
            strides,
        })
    }

    /// A tensor without holes whose axes lie in any order, by the distances in elements from one index of an
    /// axis to the next. They are negative for an axis that runs backwards.
    ///
    /// # Errors
    /// [`Error::ShapeTooLarge`]; [`Error::InvalidStrides`] if there is not one for each axis, or elements
    /// so placed leave holes or share a place.
    pub fn strided(shape: &[usize], strides: &[isize]) -> Result<Self, Error> {
        let len = product(shape).ok_or_else(|| Error::ShapeTooLarge {
            shape: shape.to_vec(),
        })?;
        let axes = shape.iter().zip(strides);
        let mut placed: Vec<_> = axes
            .filter(|(extent, _)| **extent > 1 && len > 0)
            .map(|(extent, stride)| (stride.unsigned_abs(), *extent))
            .collect();
        placed.sort_unstable();
        let mut next = 1;
        let dense = placed.iter().all(|(stride, extent)| {
            let fits = *stride == next;
            // No more than `len`.
            next = if fits { next * extent } else { 0 };
            fits
        });
        if shape.len() != strides.len() || !dense {
            return Err(Error::InvalidStrides {
                shape: shape.to_vec(),
                strides: strides.to_vec(),
            });
        }
        Ok(Self::placed(shape, strides))
    }

    /// The same for strides that are known to be an array's.
    pub(crate) fn placed(shape: &[usize], strides: &[isize]) -> Self {
        if shape.len() == 1 && (shape[0] <= 1 || strides[0] == 1) {
            return Self::vector(shape[0]);
        }
        // An empty array has no order; an axis of one element has none either.
        let empty = shape.contains(&0);
        let told = |(&extent, &stride)| if empty || extent == 1 { 0 } else { stride };
        Self {
            shape: Shape::Any(shape.to_vec()),
            strides: shape.iter().zip(strides).map(told).collect(),
        }
    }

    /// One axis, without holes. Its strides are not written down.
    fn vector(len: usize) -> Self {
        Self {
            shape: Shape::Vector([len]),
            strides: Vec::new(),
        }
    }

    /// A plain slice, whose tensor may have any axes.
    pub(crate) fn unsaid(len: usize) -> Self {
        Self {
            shape: Shape::Unsaid([len]),
            strides: Vec::new(),
        }
    }

    /// The same with other indices of the first axis, which is the slowest in memory and runs forward; `None` if it is
    /// not, or there is no axis.
    pub(crate) fn with_rows(&self, rows: usize) -> Option<Self> {
        match &self.shape {
            Shape::Unsaid(_) => Some(Self::unsaid(rows)),
            Shape::Vector(_) => Some(Self::vector(rows)),
            Shape::Any(shape) => {
                let mut shape = shape.clone();
                let each = shape.get(1..)?.iter().product::<usize>();
                let each = isize::try_from(each).ok()?;
                if self.is_empty() {
                    shape[0] = rows;
                    return Self::contiguous(&shape).ok();
                }
                if shape[0] > 1 && self.strides[0] != each {
                    return None;
                }
                let mut strides = self.strides.clone();
                (shape[0], strides[0]) = (rows, each);
                Self::strided(&shape, &strides).ok()
            }
        }
    }

    /// Whether the tensor's shape is known, and not only how many elements it has.
    pub(crate) fn is_said(&self) -> bool {
        !matches!(self.shape, Shape::Unsaid(_))
    }

    /// The extent of each axis.
    pub fn shape(&self) -> &[usize] {
        self.shape.as_slice()
    }

    /// The stride of each axis in elements; 0 for one of a single element, which has none.
    pub fn strides(&self) -> Vec<isize> {
        match self.shape {
            Shape::Vector(_) | Shape::Unsaid(_) => vec![1],
            Shape::Any(_) => self.strides.clone(),
        }
    }

    /// Number of elements.
    pub fn len(&self) -> usize {
        // It was found to fit when the layout was made, or is that of an array in memory. Where one extent
        // is 0 the others may be anything.
        if self.is_empty() {
            return 0;
        }
        self.shape().iter().product()
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.shape().contains(&0)
    }
}

/// A tensor's extents. One axis needs no memory for its extent.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// Of a plain slice: nobody has said how many axes there are.
    Unsaid([usize; 1]),
    /// One axis.
    Vector([usize; 1]),
    Any(Vec<usize>),
}

impl Shape {
    pub(crate) fn as_slice(&self) -> &[usize] {
        match self {
            Self::Unsaid(extent) | Self::Vector(extent) => extent,
            Self::Any(extents) => extents,
        }
    }
}

// What comes back as a plain slice after its shape was said is what it was.
impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        equal(self.as_slice(), other.as_slice())
    }
}

impl Eq for Shape {}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        self.shape == other.shape && equal(&self.strides, &other.strides)
    }
}

impl Eq for Layout {}

/// Equality, one number after the other. `==` calls the library's comparison of memory, also for
/// slices without elements, whose address means nothing: where that uses masked loads, each such call
/// takes a hundred nanoseconds, as much as a thousand weights.
fn equal<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x == y)
}

/// Number of elements of a tensor with these extents: none if one of them is 0, whatever the others are.
/// `None` if they are more than an address can tell apart.
///
/// Extents come from callers and are multiplied nowhere else.
pub(crate) fn product(extents: &[usize]) -> Option<usize> {
    if extents.contains(&0) {
        return Some(0);
    }
    let product = extents
        .iter()
        .try_fold(1_usize, |product, extent| product.checked_mul(*extent))?;
    isize::try_from(product).is_ok().then_some(product)
}
