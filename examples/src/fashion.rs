//! Fashion-MNIST: 6,000 pictures of clothes to train on, 1,500 to test on.
//!
//! The files are part of the program (3 MB), so that it runs from any directory and can be moved.

use ndarray::{Array2, ShapeError};

use crate::idx::{self, IdxError};

/// Pixels of a picture.
pub const PIXELS: usize = 28 * 28;

/// Kinds of clothes.
pub const CLASSES: usize = 10;

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
pub struct Fashion {
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
    /// The axes are not those of pictures of 28 by 28 pixels and one label each.
    #[error("images of shape {images:?} do not go with labels of shape {labels:?}")]
    Shapes {
        /// Sizes in the image file.
        images: Vec<usize>,
        /// Sizes in the label file.
        labels: Vec<usize>,
    },
    /// A label is no class.
    #[error("label {0} is not below {CLASSES}")]
    Label(u8),
    /// The pixels do not fill the rows.
    #[error("the pixels do not form rows")]
    Rows(#[from] ShapeError),
}

/// Loads both parts.
///
/// # Errors
/// [`DataError`] if a file is damaged.
pub fn load() -> Result<Fashion, DataError> {
    Ok(Fashion {
        train: dataset(
            include_bytes!("../data/fashion-train6k-images-idx3-ubyte.gz"),
            include_bytes!("../data/fashion-train6k-labels-idx1-ubyte.gz"),
        )?,
        test: dataset(
            include_bytes!("../data/fashion-test1500-images-idx3-ubyte.gz"),
            include_bytes!("../data/fashion-test1500-labels-idx1-ubyte.gz"),
        )?,
    })
}

fn dataset(images: &[u8], labels: &[u8]) -> Result<Dataset, DataError> {
    let read =
        |file, bytes| idx::parse_gzip(bytes).map_err(|source| DataError::File { file, source });
    let images = read("images", images)?;
    let labels = read("labels", labels)?;
    if images.shape != [labels.data.len(), 28, 28] || labels.shape.len() != 1 {
        return Err(DataError::Shapes {
            images: images.shape,
            labels: labels.shape,
        });
    }
    let class = |&label: &u8| match usize::from(label) {
        class if class < CLASSES => Ok(class),
        _ => Err(DataError::Label(label)),
    };
    let pixels = images.data.iter().map(|&pixel| f32::from(pixel) / 255.0);
    Ok(Dataset {
        images: Array2::from_shape_vec((labels.data.len(), PIXELS), pixels.collect())?,
        labels: labels.data.iter().map(class).collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, DataError, Dataset, PIXELS, dataset, load};

    fn check(part: &Dataset, of_each_class: usize) {
        assert_eq!(part.images.dim(), (of_each_class * CLASSES, PIXELS));
        for class in 0..CLASSES {
            let count = part.labels.iter().filter(|&&label| label == class).count();
            assert_eq!(count, of_each_class);
        }
        assert!(part.images.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
        assert!(part.images.iter().any(|&pixel| pixel == 1.0));
    }

    #[test]
    fn both_parts_are_whole_and_balanced() {
        let fashion = load().expect("the files are part of the program");
        check(&fashion.train, 600);
        check(&fashion.test, 150);
    }

    #[test]
    fn files_that_do_not_belong_together_are_refused() {
        let images = include_bytes!("../data/fashion-test1500-images-idx3-ubyte.gz");
        let labels = include_bytes!("../data/fashion-train6k-labels-idx1-ubyte.gz");
        assert!(matches!(
            dataset(images, labels),
            Err(DataError::Shapes { .. })
        ));
        assert!(matches!(
            dataset(images, &labels[..100]),
            Err(DataError::File { file: "labels", .. })
        ));
    }
}
