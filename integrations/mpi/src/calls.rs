//! What is asked of MPI, with its error codes as texts.

use std::ffi::{c_char, c_int};
use std::mem::MaybeUninit;

use mpi::ffi;

/// What MPI says instead of doing something.
pub(crate) type Refusal = String;

/// Whether a call has done what it was to do.
pub(crate) fn check(code: c_int) -> Result<(), Refusal> {
    if code == ffi::MPI_SUCCESS as c_int {
        return Ok(());
    }
    let mut text = [0_u8; ffi::MPI_MAX_ERROR_STRING as usize + 1];
    let mut length: c_int = 0;
    // SAFETY: There is room for the longest text that MPI has, and for the zero behind it.
    let told =
        unsafe { ffi::MPI_Error_string(code, text.as_mut_ptr().cast::<c_char>(), &raw mut length) };
    let length = usize::try_from(length).unwrap_or(0);
    match text.get(..length) {
        Some(text) if told == ffi::MPI_SUCCESS as c_int && !text.is_empty() => {
            Err(format!("MPI says {}", String::from_utf8_lossy(text)))
        }
        _ => Err(format!("MPI gives the error {code}")),
    }
}

/// Whether MPI may be called, by this thread.
pub(crate) fn check_running() -> Result<(), Refusal> {
    let (mut begun, mut ended, mut main) = (0, 0, 0);
    let mut level = 0;
    // SAFETY: Both may be called at any time, from any thread.
    unsafe {
        check(ffi::MPI_Initialized(&raw mut begun))?;
        check(ffi::MPI_Finalized(&raw mut ended))?;
    }
    if begun == 0 {
        return Err("MPI has not been initialized".to_owned());
    }
    if ended != 0 {
        return Err("MPI has been finalized".to_owned());
    }
    // SAFETY: MPI is initialized, and not finalized.
    unsafe {
        check(ffi::MPI_Query_thread(&raw mut level))?;
        check(ffi::MPI_Is_thread_main(&raw mut main))?;
    }
    // SAFETY: It is a constant of the library.
    let serialized = unsafe { ffi::RSMPI_THREAD_SERIALIZED };
    if main == 0 && level < serialized {
        return Err("MPI was initialized for calls of its main thread alone".to_owned());
    }
    Ok(())
}

/// A communicator of one's own, whose errors are returned.
#[derive(Debug)]
pub(crate) struct Own {
    pub(crate) raw: ffi::MPI_Comm,
    pub(crate) rank: usize,
    pub(crate) ranks: usize,
}

impl Own {
    /// From the outcome of a duplication.
    pub(crate) fn new(raw: ffi::MPI_Comm) -> Result<Self, Refusal> {
        let (mut rank, mut ranks) = (0, 0);
        // SAFETY: The communicator is one that MPI has made, and nothing has freed it; the handler is a constant of the library.
        unsafe {
            check(ffi::MPI_Comm_set_errhandler(raw, ffi::RSMPI_ERRORS_RETURN))?;
            check(ffi::MPI_Comm_rank(raw, &raw mut rank))?;
            check(ffi::MPI_Comm_size(raw, &raw mut ranks))?;
        }
        let number = |it| usize::try_from(it).map_err(|_| "MPI counts below zero".to_owned());
        Ok(Self {
            raw,
            rank: number(rank)?,
            ranks: number(ranks)?,
        })
    }

    /// Gives it back. Nothing that is on its way may be left.
    pub(crate) fn free(&mut self) {
        // SAFETY: It is freed once, and what is left of it is the handle of nothing.
        unsafe { ffi::MPI_Comm_free(&raw mut self.raw) };
    }
}

/// Whether what a request stands for has been done, and how. It is a handle of nothing then.
///
/// # Safety
/// The request is one that MPI has given, or that of nothing.
pub(crate) unsafe fn test(
    request: &mut ffi::MPI_Request,
) -> Result<Option<ffi::MPI_Status>, Refusal> {
    let (mut done, mut status) = (0, MaybeUninit::zeroed());
    // SAFETY: The request is as it has to be, by the caller; there is room for a status.
    check(unsafe { ffi::MPI_Test(request, &raw mut done, status.as_mut_ptr()) })?;
    // SAFETY: A status is made of integers, and zeros are some.
    Ok((done != 0).then(|| unsafe { status.assume_init() }))
}

/// Bytes of a message that has come.
pub(crate) fn bytes_of(status: &ffi::MPI_Status) -> Result<usize, Refusal> {
    let mut count = 0;
    // SAFETY: The status is whole, and the type is a constant of the library.
    check(unsafe { ffi::MPI_Get_count(status, ffi::RSMPI_UINT8_T, &raw mut count) })?;
    usize::try_from(count)
        .map_err(|_| "a message has come whose bytes cannot be counted".to_owned())
}
