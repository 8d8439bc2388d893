//! Reader for IDX, the file format of the MNIST family of data sets.

use std::io::{self, Read as _};

use flate2::read::GzDecoder;

/// What was wrong with a data file.
#[derive(Debug, thiserror::Error)]
pub enum IdxError {
    /// The gzip layer is damaged or cut off.
    #[error("not a whole gzip file")]
    Gzip(#[from] io::Error),
    /// The file ends too early.
    #[error("the file ends after {given} bytes, {needed} are needed")]
    Truncated {
        /// Bytes that the header asks for.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// The file goes on after its last element.
    #[error("the file has {given} bytes, but ends by its header after {needed}")]
    TooLong {
        /// Bytes that the header asks for.
        needed: usize,
        /// Bytes there are.
        given: usize,
    },
    /// The first two bytes are not zero, or the elements are no `u8`.
    #[error("not an IDX file of bytes: it begins with {0:02x?} instead of 00, 00, 08")]
    NotBytes([u8; 3]),
    /// The sizes in the header multiply to more than memory can hold.
    #[error("impossible sizes {0:?}")]
    TooLarge(Vec<usize>),
}

/// A tensor of bytes, the last axis running fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idx {
    /// Size of each axis.
    pub shape: Vec<usize>,
    /// The elements.
    pub data: Vec<u8>,
}

/// Unpacks a gzip file and reads it as IDX.
///
/// # Errors
/// [`IdxError::Gzip`], and those of [`parse`].
pub fn parse_gzip(file: &[u8]) -> Result<Idx, IdxError> {
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes)?;
    parse(&bytes)
}

/// Reads an unpacked IDX file: two zero bytes, the element type (8 for `u8`), the number of axes,
/// each axis' size as a big-endian `u32`, the elements.
///
/// # Errors
/// Any [`IdxError`] but [`IdxError::Gzip`].
pub fn parse(bytes: &[u8]) -> Result<Idx, IdxError> {
    let truncated = |needed| IdxError::Truncated {
        needed,
        given: bytes.len(),
    };
    let (&[zero0, zero1, kind, axes], rest) =
        bytes.split_first_chunk().ok_or_else(|| truncated(4))?;
    if [zero0, zero1, kind] != [0, 0, 8] {
        return Err(IdxError::NotBytes([zero0, zero1, kind]));
    }
    let header = 4 + 4 * usize::from(axes);
    let (sizes, data) = rest
        .split_at_checked(header - 4)
        .ok_or_else(|| truncated(header))?;
    let (sizes, _) = sizes.as_chunks::<4>();
    let shape: Vec<usize> = sizes
        .iter()
        .map(|&size| u32::from_be_bytes(size) as usize)
        .collect();
    let needed = shape
        .iter()
        .try_fold(1_usize, |product, &size| product.checked_mul(size))
        .and_then(|elements| elements.checked_add(header))
        .ok_or_else(|| IdxError::TooLarge(shape.clone()))?;
    let given = bytes.len();
    match given {
        _ if given < needed => Err(truncated(needed)),
        _ if given > needed => Err(IdxError::TooLong { needed, given }),
        _ => Ok(Idx {
            shape,
            data: data.to_vec(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::{IdxError, parse, parse_gzip};

    /// A matrix of 2 × 3 bytes.
    const SMALL: [u8; 18] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    #[test]
    fn shape_and_elements_are_read() {
        let idx = parse_gzip(&gzip(&SMALL)).expect("a whole file");
        assert_eq!(idx.shape, [2, 3]);
        assert_eq!(idx.data, [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn every_cut_is_noticed() {
        for end in 0..SMALL.len() {
            let result = parse(&SMALL[..end]);
            let Err(IdxError::Truncated { needed, given }) = result else {
                panic!("{end} bytes gave {result:?}");
            };
            assert_eq!(given, end);
            assert!(needed > end);
        }
        let packed = gzip(&SMALL);
        for end in 0..packed.len() {
            assert!(matches!(parse_gzip(&packed[..end]), Err(IdxError::Gzip(_))));
        }
    }

    #[test]
    fn bytes_after_the_end_are_noticed() {
        let longer = [&SMALL[..], &[7]].concat();
        assert!(matches!(
            parse(&longer),
            Err(IdxError::TooLong {
                needed: 18,
                given: 19
            })
        ));
    }

    #[test]
    fn other_formats_are_refused() {
        let mut floats = SMALL;
        floats[2] = 13;
        assert!(matches!(
            parse(&floats),
            Err(IdxError::NotBytes([0, 0, 13]))
        ));
        assert!(matches!(parse(b"\x89PNG\r\n"), Err(IdxError::NotBytes(_))));
    }

    #[test]
    fn sizes_that_overflow_are_refused() {
        let mut header = vec![0, 0, 8, 3];
        header.extend([255; 12]);
        assert!(matches!(parse(&header), Err(IdxError::TooLarge(_))));
    }
}
