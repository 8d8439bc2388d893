//! 1,797 handwritten digits of 8 × 8 pixels, see `tests/data/README.md`.

use crate::data::{DataError, Dataset, Pictures};
use crate::idx::{self, IdxError};

/// Pictures to train on; the others were written by other people.
const TRAIN: usize = 1_400;

/// Loads both parts.
///
/// # Errors
/// [`DataError`] if a file is damaged.
pub fn load() -> Result<Pictures, DataError> {
    let read = |file, parsed: Result<idx::Idx, IdxError>| {
        parsed.map_err(|source| DataError::File { file, source })
    };
    let images = include_bytes!("../../tests/data/digits8x8-images-idx3-ubyte");
    let labels = include_bytes!("../../tests/data/digits8x8-labels-idx1-ubyte");
    let images = read("images", idx::parse(images))?;
    let labels = read("labels", idx::parse(labels))?;
    Ok(Dataset::new(images, &labels, 8, 16.0, 10)?.split(TRAIN))
}

#[cfg(test)]
mod tests {
    use super::{TRAIN, load};

    #[test]
    fn both_parts_are_whole() {
        let digits = load().expect("the files are part of the program");
        for (part, count) in [(&digits.train, TRAIN), (&digits.test, 1_797 - TRAIN)] {
            assert_eq!(part.images.dim(), (count, 64));
            assert!(part.images.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
            assert!((0..10).all(|class| part.labels.contains(&class)));
        }
    }
}
