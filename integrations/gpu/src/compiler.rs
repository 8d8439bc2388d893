//! NVRTC: from a text to code for one architecture.
#![allow(
    unsafe_code,
    reason = "NVRTC is foreign code: this file alone calls it"
)]

use std::ffi::CString;
use std::ptr::{null, null_mut};

use cudarc::nvrtc::sys as rtc;

use crate::error::{Error, Library};
use crate::library;

/// Its version.
pub(crate) fn version() -> Result<(i32, i32), Error> {
    library::check(Library::Compiler)?;
    let (mut major, mut minor) = (0, 0);
    // SAFETY: both pointers are to variables.
    unsafe { rtc::nvrtcVersion(&mut major, &mut minor) };
    Ok((major, minor))
}

/// A program that is destroyed in the end.
struct Program(rtc::nvrtcProgram);

impl Drop for Program {
    fn drop(&mut self) {
        // SAFETY: it was created, once.
        unsafe { rtc::nvrtcDestroyProgram(&mut self.0) };
    }
}

impl Program {
    fn log(&self) -> String {
        let mut size = 0;
        // SAFETY: the pointer is to a variable, and then to as many bytes as were asked for.
        unsafe {
            rtc::nvrtcGetProgramLogSize(self.0, &mut size);
            let mut log = vec![0_u8; size + 1];
            rtc::nvrtcGetProgramLog(self.0, log.as_mut_ptr().cast());
            let log: Vec<_> = log.into_iter().take_while(|byte| *byte != 0).collect();
            String::from_utf8_lossy(&log).into_owned()
        }
    }
}

/// Compiles the loops of `what`.
///
/// # Errors
/// [`Error::NoLibrary`], [`Error::MissingSymbol`], [`Error::Compile`].
pub(crate) fn compile(what: &str, text: &str, options: &[String]) -> Result<Vec<u8>, Error> {
    library::check(Library::Compiler)?;
    let fault = |fault: String, log: String| Error::Compile {
        what: what.to_owned(),
        arch: options.first().cloned().unwrap_or_default(),
        fault,
        log,
    };
    let owned = |text: &str| {
        CString::new(text).map_err(|_| fault("a zero in the text".to_owned(), String::new()))
    };
    let (text, name) = (owned(text)?, owned("optim.cu")?);
    let owned: Result<Vec<_>, _> = options.iter().map(|option| owned(option)).collect();
    let owned = owned?;
    let pointers: Vec<_> = owned.iter().map(|option| option.as_ptr()).collect();
    let count = i32::try_from(pointers.len()).unwrap_or(0);
    let mut program = null_mut();
    // SAFETY: all strings end with a zero and live until the program was compiled; there are no headers.
    let made = unsafe {
        rtc::nvrtcCreateProgram(
            &mut program,
            text.as_ptr(),
            name.as_ptr(),
            0,
            null(),
            null(),
        )
    };
    let success = rtc::nvrtcResult::NVRTC_SUCCESS;
    if made != success {
        return Err(fault(format!("{made:?}"), String::new()));
    }
    let program = Program(program);
    // SAFETY: there are as many options as is said.
    let compiled = unsafe { rtc::nvrtcCompileProgram(program.0, count, pointers.as_ptr()) };
    if compiled != success {
        return Err(fault(format!("{compiled:?}"), program.log()));
    }
    let mut size = 0;
    // SAFETY: the pointer is to a variable.
    let asked = unsafe { rtc::nvrtcGetCUBINSize(program.0, &mut size) };
    if asked != success {
        return Err(fault(format!("{asked:?}"), program.log()));
    }
    let mut code = vec![0_u8; size];
    // SAFETY: there is room for as many bytes as were asked for.
    let got = unsafe { rtc::nvrtcGetCUBIN(program.0, code.as_mut_ptr().cast()) };
    if got != success {
        return Err(fault(format!("{got:?}"), program.log()));
    }
    Ok(code)
}
