//! Compresses the bodies of answers.

use bytes::Bytes;
use compression_codecs::core::Level;
use compression_codecs::core::util::{PartialBuffer, WriteBuffer};
use compression_codecs::{EncodeV2, GzipEncoder, ZlibEncoder};

use crate::coding::Coding;

/// The bytes that are written at a time.
const PIECE: usize = 16 * 1024;

/// The body in this coding. The levels are those at which compressing costs little beside executing.
pub(crate) fn compress(coding: Coding, body: &[u8]) -> Bytes {
    match coding {
        Coding::Identity => Bytes::copy_from_slice(body),
        Coding::Deflate => written(ZlibEncoder::new(Level::Default.into()), body),
        Coding::Gzip => written(GzipEncoder::new(Level::Default.into()), body),
        #[cfg(feature = "br")]
        Coding::Brotli => {
            let level = compression_codecs::brotli::params::EncoderParams::default().quality(Level::Precise(4));
            written(compression_codecs::BrotliEncoder::new(level.text_mode()), body)
        }
        #[cfg(feature = "zstd")]
        Coding::Zstd => written(compression_codecs::ZstdEncoder::new(3), body),
    }
}

fn written(mut codec: impl EncodeV2, body: &[u8]) -> Bytes {
    const INFALLIBLE: &str = "an encoder takes all bytes";
    let mut compressed = Vec::with_capacity(body.len() / 4);
    let mut piece = [0; PIECE];
    let mut input = PartialBuffer::new(body);
    while !input.unwritten().is_empty() {
        let mut output = WriteBuffer::new_initialized(&mut piece);
        codec.encode(&mut input, &mut output).expect(INFALLIBLE);
        compressed.extend_from_slice(output.written());
    }
    loop {
        let mut output = WriteBuffer::new_initialized(&mut piece);
        let ended = codec.finish(&mut output).expect(INFALLIBLE);
        compressed.extend_from_slice(output.written());
        if ended {
            return compressed.into();
        }
    }
}
