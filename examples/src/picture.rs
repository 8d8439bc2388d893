//! Where pictures go, and what they have in common.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use plotters::style::RGBColor;

/// Ten colours that remain apart on white, also for most colour-blind eyes.
pub const COLOURS: [RGBColor; 10] = [
    RGBColor(0, 92, 171),
    RGBColor(227, 27, 35),
    RGBColor(0, 140, 70),
    RGBColor(245, 145, 0),
    RGBColor(125, 60, 190),
    RGBColor(0, 150, 175),
    RGBColor(230, 90, 180),
    RGBColor(130, 85, 50),
    RGBColor(150, 165, 0),
    RGBColor(90, 90, 90),
];

/// A file for a picture, opened before the work that the picture will show: a path that cannot be
/// written is told at once and not at the end.
#[derive(Debug)]
pub struct PictureFile {
    path: PathBuf,
    file: File,
}

/// A picture cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the picture to {}", path.display())]
pub struct PictureError {
    path: PathBuf,
    source: io::Error,
}

impl PictureFile {
    /// Opens the file, with its directories. What it held stays until [`write`](Self::write).
    ///
    /// # Errors
    /// [`PictureError`] if the path cannot be written.
    pub fn open(path: &Path) -> Result<Self, PictureError> {
        let open = || {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(path)
        };
        let path = path.to_owned();
        match open() {
            Ok(file) => Ok(Self { path, file }),
            Err(source) => Err(PictureError { path, source }),
        }
    }

    /// Puts the picture into the file and returns where that is.
    ///
    /// # Errors
    /// [`PictureError`] if the disk is full or the like.
    pub fn write(mut self, svg: &str) -> Result<PathBuf, PictureError> {
        let mut write = || {
            self.file.set_len(0)?;
            self.file.rewind()?;
            self.file.write_all(svg.as_bytes())
        };
        match write() {
            Ok(()) => Ok(self.path),
            Err(source) => Err(PictureError {
                path: self.path,
                source,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::PictureFile;

    /// A directory of this test's own, removed at the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(test: &str) -> Self {
            let name = format!("optim-examples-{test}-{}", std::process::id());
            Self(std::env::temp_dir().join(name))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            // Left behind at worst; the test has its result already.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn directories_are_made_and_old_contents_replaced() {
        let scratch = Scratch::new("replaced");
        let path = scratch.0.join("a/b/picture.svg");
        for text in ["<svg>a longer picture</svg>", "<svg/>"] {
            let file = PictureFile::open(&path).expect("a writable directory");
            assert_eq!(file.write(text).expect("room for a few bytes"), path);
            assert_eq!(fs::read_to_string(&path).expect("just written"), text);
        }
    }

    #[test]
    fn a_path_that_cannot_be_written_is_named_at_once() {
        let scratch = Scratch::new("refused");
        fs::create_dir_all(&scratch.0).expect("a writable directory");
        let blocker = scratch.0.join("file");
        fs::write(&blocker, "").expect("a writable directory");
        for bad in [scratch.0.clone(), blocker.join("picture.svg")] {
            let error = PictureFile::open(&bad).expect_err("no file can be there");
            assert!(
                error.to_string().contains(&*bad.to_string_lossy()),
                "{error}"
            );
        }
    }
}
