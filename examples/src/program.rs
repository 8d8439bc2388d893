//! How a program ends.

use std::io;
use std::process::ExitCode;

/// Tells what went wrong, in one line on standard error, and gives the exit code for it.
///
/// A reader that closes the pipe, as `head` does, has seen enough: that is no failure.
pub fn exit_code(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form is the error with its causes, without a backtrace: whoever gave
            // a wrong option has no use for one.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::process::ExitCode;

    use super::exit_code;

    #[test]
    fn only_a_closed_pipe_is_forgiven() {
        let code = |kind: io::ErrorKind| exit_code(Err(io::Error::from(kind).into()));
        assert_eq!(exit_code(Ok(())), ExitCode::SUCCESS);
        assert_eq!(code(io::ErrorKind::BrokenPipe), ExitCode::SUCCESS);
        assert_eq!(code(io::ErrorKind::StorageFull), ExitCode::FAILURE);
    }
}
