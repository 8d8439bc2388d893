//! A tenth of Fashion-MNIST: 6,000 pictures to train on and 1,500 to test on.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use flate2::read::GzDecoder;

/// Pixels of a row of a picture.
pub(crate) const SIDE: usize = 28;
/// Kinds of clothes.
pub(crate) const CLASSES: usize = 10;

/// Both parts.
pub(crate) struct Fashion {
    pub(crate) train: Part,
    pub(crate) test: Part,
}

/// Pictures and what they show.
pub(crate) struct Part {
    /// Between 0 and 1, picture after picture.
    pixels: Vec<f32>,
    labels: Vec<i64>,
}

impl Fashion {
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            train: Part::read(folder, "fashion-train6k")?,
            test: Part::read(folder, "fashion-test1500")?,
        })
    }
}

impl Part {
    fn read(folder: &Path, name: &str) -> Result<Self> {
        let images = unpacked(folder, &format!("{name}-images-idx3-ubyte.gz"))?;
        let labels = unpacked(folder, &format!("{name}-labels-idx1-ubyte.gz"))?;
        // The header says sizes: 16 bytes of pictures, 8 of labels.
        let (pixels, labels) = (images.get(16..), labels.get(8..));
        let (pixels, labels) = pixels.zip(labels).context("a file without its header")?;
        ensure!(
            pixels.len() == labels.len() * SIDE * SIDE,
            "{} pixels for {} pictures",
            pixels.len(),
            labels.len()
        );
        ensure!(
            labels.iter().all(|it| usize::from(*it) < CLASSES),
            "a label of no class"
        );
        Ok(Self {
            pixels: pixels
                .iter()
                .map(|pixel| f32::from(*pixel) / 255.0)
                .collect(),
            labels: labels.iter().map(|label| i64::from(*label)).collect(),
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// The pixels and labels of these pictures.
    pub(crate) fn of(&self, pictures: &[usize]) -> (Vec<f32>, Vec<i64>) {
        let size = SIDE * SIDE;
        let pixels = pictures
            .iter()
            .flat_map(|it| &self.pixels[it * size..(it + 1) * size]);
        let labels = pictures.iter().map(|it| self.labels[*it]);
        (pixels.copied().collect(), labels.collect())
    }
}

fn unpacked(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    let file = fs::File::open(&path).with_context(|| path.display().to_string())?;
    let mut bytes = Vec::new();
    let read = GzDecoder::new(file).read_to_end(&mut bytes);
    read.with_context(|| path.display().to_string())?;
    Ok(bytes)
}
