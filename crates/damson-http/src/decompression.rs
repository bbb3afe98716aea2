//! Decompresses the bodies of requests. Each piece is handed on before the next one is made, so that a bomb is noticed while it
//! is small.

use std::fmt;

use compression_codecs::core::util::{PartialBuffer, WriteBuffer};
use compression_codecs::{DecodeV2, GzipDecoder, ZlibDecoder};
use http::StatusCode;

use crate::coding::Coding;
use crate::refusal::Fault;

/// Decompresses a body that comes in pieces.
pub(crate) struct Decompression {
    coding: Coding,
    codec: Box<dyn DecodeV2 + Send + Sync>,
    piece: Box<[u8; PIECE]>,
    at: Place,
    /// The members that have ended.
    members: usize,
}

/// The bytes that are decompressed at a time.
const PIECE: usize = 16 * 1024;

/// The most members of a body. The decoder clears 32 KiB for each, also if it has no content and takes 20 bytes.
const MOST_MEMBERS: usize = 1_000;

/// The place in a compressed body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Beginning,
    Inside,
    /// A whole member has been read.
    End,
}

impl Decompression {
    /// The decompression of a coding; none if it is the identity.
    pub(crate) fn of(coding: Coding) -> Option<Self> {
        let codec: Box<dyn DecodeV2 + Send + Sync> = match coding {
            Coding::Identity => return None,
            Coding::Deflate => Box::new(ZlibDecoder::new()),
            Coding::Gzip => Box::new(GzipDecoder::new()),
            #[cfg(feature = "br")]
            Coding::Brotli => Box::new(compression_codecs::BrotliDecoder::new()),
            #[cfg(feature = "zstd")]
            Coding::Zstd => Box::new(zstd_decoder()),
        };
        Some(Decompression { coding, codec, piece: Box::new([0; PIECE]), at: Place::Beginning, members: 0 })
    }

    /// Decompresses the next bytes of the body, and gives them to `take`, piece by piece, until it refuses one.
    pub(crate) fn push(&mut self, bytes: &[u8], mut take: impl FnMut(&[u8]) -> Result<(), Fault>) -> Result<(), Fault> {
        if self.at == Place::Beginning && !bytes.is_empty() {
            self.refuse_large_window(bytes[0])?;
            self.at = Place::Inside;
        }
        let mut input = PartialBuffer::new(bytes);
        while !input.unwritten().is_empty() {
            self.begin_next_member()?;
            let before = input.written_len();
            let mut output = WriteBuffer::new_initialized(&mut self.piece[..]);
            let ended = self.codec.decode(&mut input, &mut output).map_err(|_| broken(self.coding))?;
            if ended {
                self.at = Place::End;
            } else if input.written_len() == before && output.written_len() == 0 {
                return Err(broken(self.coding));
            }
            take(output.written())?;
        }
        Ok(())
    }

    /// Gives the last bytes to `take`; a fault if the compressed body breaks off.
    pub(crate) fn finish(mut self, mut take: impl FnMut(&[u8]) -> Result<(), Fault>) -> Result<(), Fault> {
        while self.at != Place::End {
            let mut output = WriteBuffer::new_initialized(&mut self.piece[..]);
            let ended = self.codec.finish(&mut output).map_err(|_| cut_off(self.coding))?;
            if ended {
                self.at = Place::End;
            } else if output.written_len() == 0 {
                return Err(cut_off(self.coding));
            }
            take(output.written())?;
        }
        Ok(())
    }

    /// Goes on after a member that has ended, if the coding has members.
    fn begin_next_member(&mut self) -> Result<(), Fault> {
        if self.at != Place::End {
            return Ok(());
        }
        if !self.coding.has_members() {
            return Err(broken(self.coding));
        }
        self.members += 1;
        if self.members == MOST_MEMBERS {
            return Err(too_many_members());
        }
        self.at = Place::Inside;
        self.codec.reinit().map_err(|_| broken(self.coding))
    }

    /// The window of brotli content has 16 MiB at most; an extension, which its RFC does not know, allows a gigabyte.
    /// See [RFC 7932 §9.1](https://www.rfc-editor.org/rfc/rfc7932#section-9.1).
    fn refuse_large_window(&self, first: u8) -> Result<(), Fault> {
        let is_large = self.coding.name() == "br" && first & 0x7f == 0x11;
        if is_large { Err(broken(self.coding)) } else { Ok(()) }
    }
}

impl fmt::Debug for Decompression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Decompression").field(&self.coding).finish()
    }
}

/// The window of zstd content has 8 MiB at most. See [RFC 9659 §3](https://www.rfc-editor.org/rfc/rfc9659#section-3).
#[cfg(feature = "zstd")]
fn zstd_decoder() -> compression_codecs::ZstdDecoder {
    const LOGARITHM: u32 = 23;
    let window = compression_codecs::zstd::params::DParameter::window_log_max(LOGARITHM);
    compression_codecs::ZstdDecoder::new_with_params(&[window])
}

fn broken(coding: Coding) -> Fault {
    let name = coding.name();
    Fault::unreadable(format!(
        "The request's body is not in the coding `{name}`. Compress it as `Content-Encoding` says, or send it plain."
    ))
}

fn too_many_members() -> Fault {
    let message = format!("The request's body has more than {MOST_MEMBERS} compressed members. Compress it as one.");
    Fault::refused(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_BODY", message)
}

fn cut_off(coding: Coding) -> Fault {
    let name = coding.name();
    Fault::unreadable(format!("The request's body, in the coding `{name}`, breaks off. Send all of it."))
}
