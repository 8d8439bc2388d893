//! Checkpoints of several ranks: one file, as one process writes it, of which each rank writes and reads its part.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Cursor, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::bytes::Through;
use super::header::{Header, Tensor, dtype_of, encode, io};
use super::read::{Ready, Segments};
use super::write::{Written, in_file as order_in_file};
use super::{check_names, file, in_file};
use crate::error::{CheckpointFault, Error};
use crate::optimizer::events;
use crate::optimizer::sharded::{
    Collective, Course, Gathered, Health, Intent, Meeting, Memory, New, Owners, ShardedOptimizer,
    Weights, Wire, cut, cuts, make_room,
};
use crate::step::together::Together;
use crate::tensor::matrix::MatrixLayout;
use crate::tensor::param::Param;
use crate::value::dtype::Dtype;
use crate::value::erased::Erased;

/// Why a checkpoint ends on this rank.
enum Ended {
    Fault(CheckpointFault),
    Error(Error),
}

impl From<CheckpointFault> for Ended {
    fn from(fault: CheckpointFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Ended {
    fn at(self, path: &Path) -> Error {
        match self {
            Self::Fault(fault) => in_file(Some(path))(fault),
            Self::Error(error) => error,
        }
    }
}

impl<C: Collective> ShardedOptimizer<C> {
    /// [`Optimizer::save`](crate::Optimizer::save), on all ranks with one path, which lies where all of them can write.
    ///
    /// # Errors
    /// Those of [`save_with_weights`](Self::save_with_weights).
    pub fn save(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        self.save_with_weights(path, &mut [])
    }

    /// [`Optimizer::save_with_weights`](crate::Optimizer::save_with_weights), on all ranks with one path, which lies where all of
    /// them can write, and with the same parameters. Each rank writes what is at home with it, straight to its place in one file, which
    /// is the file that one process would write. It is put in place when all have written.
    ///
    /// # Errors
    /// Those of [`Optimizer::save_with_weights`](crate::Optimizer::save_with_weights), and those of [`step`](Self::step);
    /// [`CheckpointFault::Accumulated`], [`Error::GradientSent`]. The file that was there before is there still then.
    pub fn save_with_weights(
        &mut self,
        path: impl AsRef<Path>,
        params: &mut [Param<'_>],
    ) -> Result<(), Error> {
        let path = path.as_ref();
        self.among_ranks(|it, meeting| it.write(path, params, meeting).map_err(|it| it.at(path)))?;
        events::saved(path, self.optimizer.steps);
        Ok(())
    }

    /// [`Optimizer::load`](crate::Optimizer::load), on all ranks with one path: a file of any number of ranks. Each rank reads what
    /// is at home with it from then on. Gradients that were accumulated are forgotten.
    ///
    /// # Errors
    /// Those of [`Optimizer::load`](crate::Optimizer::load), and those of [`step`](Self::step); [`Error::GradientSent`]. Nothing has changed
    /// then.
    pub fn load(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        self.among_ranks(|it, meeting| it.read(path, None, meeting).map_err(|it| it.at(path)))?;
        events::loaded(path, self.optimizer.steps, 0);
        Ok(())
    }

    /// [`Optimizer::load_with_weights`](crate::Optimizer::load_with_weights), on all ranks with one path and the same parameters.
    ///
    /// # Errors
    /// Those of [`Optimizer::load_with_weights`](crate::Optimizer::load_with_weights), and those of [`step`](Self::step). Nothing has
    /// changed then.
    pub fn load_with_weights(
        &mut self,
        path: impl AsRef<Path>,
        params: &mut [Param<'_>],
    ) -> Result<(), Error> {
        let path = path.as_ref();
        self.among_ranks(|it, meeting| {
            it.read(path, Some(params), meeting)
                .map_err(|it| it.at(path))
        })?;
        events::loaded(path, self.optimizer.steps, 0);
        Ok(())
    }

    /// Does something that all ranks do together.
    fn among_ranks(
        &mut self,
        of: impl FnOnce(&mut Part<'_>, &mut Meeting<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.check_health()?;
        let mut meeting = Meeting::new(&mut self.collective, false);
        let mut part = Part {
            optimizer: &mut self.optimizer,
            owners: &mut self.owners,
            evaluates: self.evaluated.is_some(),
            gathered: &mut self.gathered,
            bucket: self.bucket,
            wire: self.wire,
            memory: &mut self.memory,
        };
        let done = self.ahead.nothing();
        let done = done.and_then(|()| of(&mut part, &mut meeting));
        if let Err(error) = &done {
            meeting.tell(error);
        }
        self.state = Health::after(meeting.end_of(), &done);
        done
    }
}

/// What of an optimizer is at home here.
struct Part<'s> {
    optimizer: &'s mut crate::Optimizer,
    owners: &'s mut Owners,
    evaluates: bool,
    gathered: &'s mut Gathered,
    bucket: usize,
    wire: Wire,
    memory: &'s mut Memory,
}

impl Part<'_> {
    fn check(
        &self,
        params: &[Param<'_>],
        what: &'static str,
        meeting: &mut Meeting<'_>,
    ) -> Result<(), Ended> {
        if self.evaluates {
            return Err(CheckpointFault::Evaluating.into());
        }
        check_names(params)?;
        let intent = Intent {
            optimizer: self.optimizer,
            params,
            owners: self.owners,
            gradients: &vec![0; params.len()],
            rounds: 0,
            bucket: self.bucket,
            wire: self.wire,
            what,
        };
        Ok(intent.compare(meeting)?)
    }

    fn write(
        &self,
        path: &Path,
        params: &mut [Param<'_>],
        meeting: &mut Meeting<'_>,
    ) -> Result<(), Ended> {
        if self.gathered.rounds > 0 {
            return Err(CheckpointFault::Accumulated.into());
        }
        for param in params.iter() {
            if let Some(known) = self.owners.get(param.name()) {
                known.check(param)?;
            }
        }
        self.check(params, "a checkpoint to save", meeting)?;
        let rank = meeting.rank();
        // What is at home nowhere is the same everywhere.
        let placed = self.owners.homes(params, 0);
        let own = params.iter_mut().zip(&placed).enumerate();
        let own: Vec<_> = own
            .filter_map(|(place, (param, it))| it.own(param, place, rank, None))
            .collect();
        let segment_of = |name: &str| {
            let known = self.owners.get(name)?;
            known
                .segment_on(rank)
                .map(|(layout, home)| (layout, home.from))
        };
        let written = Written::of(self.optimizer, &own, &segment_of)?;
        let (header, places) = together(&meeting.gather(&written.header()?)?)?;
        if rank == 0 {
            file::replace(path, |file, beside| {
                file.write_all(&header).map_err(io("writing"))?;
                meeting.gather(beside.as_os_str().as_encoded_bytes())?;
                put(&written, &places, file)?;
                // All have written.
                meeting.gather(&[])?;
                Ok::<_, Ended>(())
            })?;
            // It is in its place.
            meeting.gather(&[])?;
            return Ok(());
        }
        let told = meeting.gather(&[])?;
        let beside = path_of(&told[0]);
        let file = OpenOptions::new().write(true).open(beside);
        let mut file = file.map_err(io("opening the file beside it"))?;
        put(&written, &places, &mut file)?;
        file.sync_all().map_err(io("syncing"))?;
        drop(file);
        meeting.gather(&[])?;
        meeting.gather(&[])?;
        Ok(())
    }

    fn read(
        &mut self,
        path: &Path,
        params: Option<&mut [Param<'_>]>,
        meeting: &mut Meeting<'_>,
    ) -> Result<(), Ended> {
        let given = params.as_deref().unwrap_or_default();
        self.check(given, "a checkpoint to load", meeting)?;
        let (rank, mut owners) = (meeting.rank(), Owners::new(meeting.ranks()));
        let mut file = File::open(path).map_err(io("opening"))?;
        let len = file.metadata().map_err(io("opening"))?.len();
        // What is at home elsewhere is not known here, and would be told as missing.
        let mut bare = self.optimizer.clone_without_parameters();
        let ready = Ready::of(
            &bare,
            &mut file,
            len,
            (params.as_deref(), false),
            |groups, all, weights| {
                let new = all.iter().map(|it| New {
                    name: &it.name,
                    layout: it.layout.clone(),
                    dtype: it.dtype,
                    seat: it.seat,
                    meta: it.state.as_ref().map(|state| state.meta),
                    cuts: cuts(&bare, groups, it.seat),
                });
                owners.settle(new.collect());
                let is_here = |name: &str| owners.get(name).is_none_or(|it| it.on(rank).is_some());
                all.retain(|it| is_here(&it.name));
                weights.retain(|name| is_here(name));
                let mut segments = Segments::new();
                for it in all {
                    let known = owners.get(&it.name);
                    let Some((_, home)) = known.and_then(|known| known.segment_on(rank)) else {
                        continue;
                    };
                    it.segment = Some(home.from..home.to);
                    segments.insert(it.name.clone(), home.from..home.to);
                    if let Some(state) = &mut it.state {
                        state.matrix = MatrixLayout::flat(home.to - home.from);
                    }
                }
                segments
            },
        )?;
        let differences = self.owners.unlike(&owners, params.is_none());
        if !differences.is_empty() {
            return Err(CheckpointFault::Differs(differences).into());
        }
        let exchanged = params.as_deref().map(|params| {
            let placed = owners.homes(params, rank);
            let buckets = cut(&placed, meeting.ranks(), self.bucket);
            (placed, buckets)
        });
        if let Some((placed, buckets)) = &exchanged {
            make_room(self.memory, rank, placed, buckets)?;
        }
        meeting.agree()?;
        let mut params = params;
        ready.put(&mut bare, params.as_deref_mut());
        *self.optimizer = bare;
        *self.owners = owners;
        self.gathered.clear();
        if let (Some(params), Some((placed, buckets))) = (params, exchanged) {
            let mut weights = Weights { params, rank };
            Course::default().run(self.memory, meeting, &placed, &buckets, &mut weights)?;
        }
        Ok(())
    }
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes.to_vec()).into()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// The header of all parts, and where the data of each tensor begin in the file.
fn together(headers: &[Vec<u8>]) -> Result<(Vec<u8>, BTreeMap<String, u64>), CheckpointFault> {
    let (mut metadata, mut tensors) = (BTreeMap::new(), BTreeMap::new());
    // What all have is that of the first.
    for header in headers.iter().rev() {
        let part = Header::without_data(&mut Cursor::new(header), header.len() as u64)?;
        metadata.extend(part.metadata);
        tensors.extend(part.tensors);
    }
    let mut list: Vec<(String, Dtype, Tensor)> = Vec::with_capacity(tensors.len());
    for (name, tensor) in tensors {
        let dtype = dtype_of(&tensor.dtype).ok_or_else(|| CheckpointFault::Tensor {
            tensor: name.clone(),
            what: "has a type that is not known",
        })?;
        list.push((name, dtype, tensor));
    }
    list.sort_by(|(a, x, _), (b, y, _)| order_in_file(a, *x).cmp(&order_in_file(b, *y)));
    let (mut place, mut entries) = (0, Vec::with_capacity(list.len()));
    for (name, dtype, tensor) in &list {
        let values = tensor.bytes() / dtype.size() as u64;
        let values = usize::try_from(values).unwrap_or(usize::MAX);
        let (tensor, end) = Tensor::at(*dtype, tensor.shape.0.clone(), place, values);
        entries.push((name.as_str(), tensor));
        place = end;
    }
    let header = encode(&metadata, &entries)?;
    let begin = header.len() as u64;
    let places = (entries.iter()).map(|(name, it)| ((*name).to_owned(), begin + it.begin()));
    let places = places.collect();
    Ok((header, places))
}

/// Writes the tensors of a part to their places.
fn put(
    written: &Written<'_>,
    places: &BTreeMap<String, u64>,
    file: &mut File,
) -> Result<(), CheckpointFault> {
    let mut through = Through::new();
    for stored in &written.tensors {
        let place = places.get(&stored.name);
        let place = place.expect("a bug in optim: a tensor without a place");
        let before = (stored.from * stored.values.dtype().size()) as u64;
        file.seek(SeekFrom::Start(*place + before))
            .map_err(io("writing"))?;
        opened!(Erased(&stored.values), values => through.write(values, file)?);
    }
    Ok(())
}
