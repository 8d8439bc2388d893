//! Bytes on their way from or to one rank.

use std::ffi::c_int;
use std::sync::Arc;

use mpi::ffi;

use crate::calls::{Own, Refusal, bytes_of, check, test};

/// What a message is part of. Of those of one kind between two ranks none overtakes another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// What all tell each other.
    Words = 1,
    /// That a rank is in trouble, which is heard whatever else is waited for.
    Trouble = 2,
    /// Values, of which one rank may have sent more than another when both tell something.
    Values = 3,
}

/// Bytes of a message at most: MPI counts in integers of 31 bits.
pub(crate) const MESSAGE: usize = 1 << 30;

/// Bytes on their way. MPI reads or writes the buffer until all messages have been there; one that is dropped before stays in
/// memory for good.
#[derive(Debug)]
pub(crate) struct Transfer {
    pub(crate) peer: usize,
    /// If they come. As many are expected then, or at most so many.
    incoming: Option<Expected>,
    buffer: Buffer,
    /// Messages that have not been there yet.
    messages: Vec<Message>,
    /// Bytes that have come.
    came: usize,
}

/// What MPI reads, or writes.
#[derive(Debug)]
enum Buffer {
    /// Which may go to others, too.
    Going(Arc<Vec<u8>>),
    Coming(Vec<u8>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    All,
    AtMost,
}

#[derive(Debug)]
struct Message {
    request: ffi::MPI_Request,
    bytes: usize,
}

impl Transfer {
    /// Begins to send bytes to a rank.
    pub(crate) fn to(
        peer: usize,
        bytes: Arc<Vec<u8>>,
        kind: Kind,
        (own, cut): (&Own, usize),
    ) -> Result<Self, Refusal> {
        let mut transfer = Self::new(peer, None, Buffer::Going(bytes));
        transfer.send(own, kind, cut)?;
        Ok(transfer)
    }

    /// Begins to take as many bytes from a rank as there are in this vector, in their place.
    pub(crate) fn from(
        peer: usize,
        room: Vec<u8>,
        kind: Kind,
        (own, cut): (&Own, usize),
    ) -> Result<Self, Refusal> {
        let mut transfer = Self::new(peer, Some(Expected::All), Buffer::Coming(room));
        transfer.take(own, source(peer)?, kind, cut)?;
        Ok(transfer)
    }

    /// Begins to take a message of words of at most so many bytes from a rank.
    pub(crate) fn up_to(peer: usize, bytes: usize, own: &Own) -> Result<Self, Refusal> {
        let buffer = Buffer::Coming(room(bytes)?);
        let mut transfer = Self::new(peer, Some(Expected::AtMost), buffer);
        transfer.take(own, source(peer)?, Kind::Words, bytes)?;
        Ok(transfer)
    }

    /// Begins to tell a rank of trouble.
    pub(crate) fn of_trouble(peer: usize, bytes: Vec<u8>, own: &Own) -> Result<Self, Refusal> {
        let mut transfer = Self::new(peer, None, Buffer::Going(Arc::new(bytes)));
        transfer.send(own, Kind::Trouble, MESSAGE)?;
        Ok(transfer)
    }

    /// Begins to listen for trouble of whatever rank, told in at most so many bytes.
    pub(crate) fn for_trouble(bytes: usize, own: &Own) -> Result<Self, Refusal> {
        let buffer = Buffer::Coming(room(bytes)?);
        let mut transfer = Self::new(own.rank, Some(Expected::AtMost), buffer);
        // SAFETY: It is a constant of the library.
        let any = unsafe { ffi::RSMPI_ANY_SOURCE };
        transfer.take(own, any, Kind::Trouble, bytes)?;
        Ok(transfer)
    }

    fn new(peer: usize, incoming: Option<Expected>, buffer: Buffer) -> Self {
        Self {
            peer,
            incoming,
            buffer,
            messages: Vec::new(),
            came: 0,
        }
    }

    fn send(&mut self, own: &Own, kind: Kind, cut: usize) -> Result<(), Refusal> {
        let to = source(self.peer)?;
        let Buffer::Going(bytes) = &self.buffer else {
            panic!("a bug in optim: what comes is not sent");
        };
        for part in bytes.chunks(cut.min(MESSAGE)) {
            let mut request = no_request();
            // SAFETY: The bytes stay where they are and as they are until the message has been there: nobody changes what is
            // in an `Arc` that has several owners, and this one lets go of it only then. The communicator is there as long as its owner, which has this.
            let code = unsafe {
                ffi::MPI_Isend(
                    part.as_ptr().cast(),
                    part.len() as c_int,
                    ffi::RSMPI_UINT8_T,
                    to,
                    kind as c_int,
                    own.raw,
                    &raw mut request,
                )
            };
            check(code)?;
            self.messages.push(Message {
                request,
                bytes: part.len(),
            });
        }
        Ok(())
    }

    fn take(&mut self, own: &Own, from: c_int, kind: Kind, cut: usize) -> Result<(), Refusal> {
        let Buffer::Coming(buffer) = &mut self.buffer else {
            panic!("a bug in optim: what is sent does not come");
        };
        for part in buffer.chunks_mut(cut.min(MESSAGE)) {
            let mut request = no_request();
            // SAFETY: There is as much room, which nobody else looks at before the message has been there: the vector that
            // has it is given out or freed only then, and not changed before. The communicator is there as long as its owner, which has this.
            let code = unsafe {
                ffi::MPI_Irecv(
                    part.as_mut_ptr().cast(),
                    part.len() as c_int,
                    ffi::RSMPI_UINT8_T,
                    from,
                    kind as c_int,
                    own.raw,
                    &raw mut request,
                )
            };
            check(code)?;
            self.messages.push(Message {
                request,
                bytes: part.len(),
            });
        }
        Ok(())
    }

    /// Looks whether messages have been there; whether there is one more.
    pub(crate) fn look(&mut self) -> Result<bool, Refusal> {
        let before = self.messages.len();
        // The first is there first, and its state tells of the others most of the time.
        while let Some(message) = self.messages.first_mut() {
            // SAFETY: The request is one that MPI has given.
            let Some(status) = (unsafe { test(&mut message.request) })? else {
                break;
            };
            if let Some(expected) = self.incoming {
                let bytes = bytes_of(&status)?;
                if bytes != message.bytes && expected == Expected::All {
                    return Err(format!(
                        "it has sent {bytes} bytes where {} were to come",
                        message.bytes
                    ));
                }
                self.came += bytes;
                self.peer = usize::try_from(status.MPI_SOURCE).unwrap_or(self.peer);
            }
            self.messages.remove(0);
        }
        Ok(self.messages.len() < before)
    }

    /// Whether all has been there.
    pub(crate) fn is_done(&self) -> bool {
        self.messages.is_empty()
    }

    /// Whether something is to come, not to go.
    pub(crate) fn comes(&self) -> bool {
        self.incoming.is_some()
    }

    /// The bytes that have come.
    ///
    /// # Panics
    /// If not all has been there.
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        assert!(self.is_done(), "a transfer that has not ended");
        let Buffer::Coming(bytes) = &mut self.buffer else {
            return Vec::new();
        };
        let mut bytes = std::mem::take(bytes);
        // Each message but the last is as long as its room.
        bytes.truncate(self.came);
        bytes
    }

    /// Ends what is listened for.
    pub(crate) fn cancel(mut self) {
        for message in &mut self.messages {
            // SAFETY: The request is one that MPI has given, for a message that is to come: ending that does not wait for others.
            let ended = unsafe {
                ffi::MPI_Cancel(&raw mut message.request) == ffi::MPI_SUCCESS as c_int
                    && ffi::MPI_Wait(&raw mut message.request, ffi::RSMPI_STATUS_IGNORE)
                        == ffi::MPI_SUCCESS as c_int
            };
            if !ended {
                return;
            }
        }
        self.messages.clear();
    }
}

impl Drop for Transfer {
    /// What MPI may still read or write stays where it is.
    fn drop(&mut self) {
        if self.messages.is_empty() {
            return;
        }
        match &mut self.buffer {
            Buffer::Going(bytes) => std::mem::forget(std::mem::take(bytes)),
            Buffer::Coming(bytes) => std::mem::forget(std::mem::take(bytes)),
        }
    }
}

/// Room for so many bytes.
pub(crate) fn room(bytes: usize) -> Result<Vec<u8>, Refusal> {
    let mut room = Vec::new();
    room.try_reserve_exact(bytes)
        .map_err(|_| format!("there is no memory for the {bytes} bytes that it sends"))?;
    room.resize(bytes, 0);
    Ok(room)
}

fn source(rank: usize) -> Result<c_int, Refusal> {
    c_int::try_from(rank).map_err(|_| "there are more ranks than MPI counts".to_owned())
}

fn no_request() -> ffi::MPI_Request {
    // SAFETY: It is a constant of the library.
    unsafe { ffi::RSMPI_REQUEST_NULL }
}
