//! Fashion-MNIST: 6,000 pictures of clothes to train on, 1,500 to test on.
//!
//! The files are part of the program (3 MB), so that it runs from any directory and can be moved.

use crate::data::{DataError, Dataset, Pictures};
use crate::idx;

/// Pixels of a row of a picture.
const SIDE: usize = 28;

/// Kinds of clothes.
pub const CLASSES: usize = 10;

/// Loads both parts.
///
/// # Errors
/// [`DataError`] if a file is damaged.
pub fn load() -> Result<Pictures, DataError> {
    Ok(Pictures {
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
    let (images, labels) = (read("images", images)?, read("labels", labels)?);
    Dataset::new(images, &labels, SIDE, 255.0, CLASSES)
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, DataError, Dataset, SIDE, dataset, load};

    fn check(part: &Dataset, of_each_class: usize) {
        assert_eq!(part.images.dim(), (of_each_class * CLASSES, SIDE * SIDE));
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
