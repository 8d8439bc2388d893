//! Pictures and what they show.

use ndarray::{Array2, ShapeError, s};

use crate::idx::{Idx, IdxError};

/// Pictures and what they show.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// One picture a row, pixels from 0 to 1.
    pub images: Array2<f32>,
    /// For each picture its class.
    pub labels: Vec<usize>,
}

/// The part to learn from and the part to judge by.
#[derive(Clone, Debug)]
pub struct Pictures {
    /// Pictures to train on.
    pub train: Dataset,
    /// Other pictures, to test with.
    pub test: Dataset,
}

/// What was wrong with a pair of files.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// One of the files cannot be read.
    #[error("{file}")]
    File {
        /// Which file: images or labels.
        file: &'static str,
        /// What is wrong with it.
        source: IdxError,
    },
    /// The axes are not those of pictures of this size and one label each.
    #[error("images of shape {images:?} do not go with labels of shape {labels:?}")]
    Shapes {
        /// Sizes in the image file.
        images: Vec<usize>,
        /// Sizes in the label file.
        labels: Vec<usize>,
    },
    /// A label is no class.
    #[error("label {label} is not below {classes}")]
    Label {
        /// What stands in the file.
        label: u8,
        /// Kinds of what is shown.
        classes: usize,
    },
    /// The pixels do not fill the rows.
    #[error("the pixels do not form rows")]
    Rows(#[from] ShapeError),
}

impl Dataset {
    /// Pictures of `side` by `side` pixels, whose brightest are `white`, with their classes.
    ///
    /// # Errors
    /// [`DataError`] if the two files do not belong together.
    pub fn new(
        images: Idx,
        labels: &Idx,
        side: usize,
        white: f32,
        classes: usize,
    ) -> Result<Self, DataError> {
        if images.shape != [labels.data.len(), side, side] || labels.shape.len() != 1 {
            return Err(DataError::Shapes {
                images: images.shape,
                labels: labels.shape.clone(),
            });
        }
        let class = |&label: &u8| match usize::from(label) {
            class if class < classes => Ok(class),
            _ => Err(DataError::Label { label, classes }),
        };
        let pixels = images.data.iter().map(|&pixel| f32::from(pixel) / white);
        Ok(Self {
            images: Array2::from_shape_vec((labels.data.len(), side * side), pixels.collect())?,
            labels: labels.data.iter().map(class).collect::<Result<_, _>>()?,
        })
    }

    /// The first of them, so many, and the others.
    pub fn split(&self, count: usize) -> Pictures {
        let part = |from: usize, to: usize| Self {
            images: self.images.slice(s![from..to, ..]).to_owned(),
            labels: self.labels[from..to].to_vec(),
        };
        let (count, all) = (count.min(self.labels.len()), self.labels.len());
        Pictures {
            train: part(0, count),
            test: part(count, all),
        }
    }
}
