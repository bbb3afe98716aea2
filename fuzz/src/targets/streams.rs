//! A stream means the same however it is split, as events, as parts and as lines; and what it means can be written again.

use damson_wire::multipart::{self, SubscriptionPart};
use damson_wire::{Oversized, jsonl, sse};

/// The first byte is a limit, the second the length of a chunk, the others are the stream.
pub fn run(bytes: &[u8]) {
    let [limit, chunk, stream @ ..] = bytes else { return };
    let limit = if *limit == 0 { usize::MAX } else { usize::from(*limit) };
    for read in [events, parts, lines] {
        let whole = read(&[stream], limit);
        for length in [1, usize::from(*chunk).max(2)] {
            assert_eq!(read(&stream.chunks(length).collect::<Vec<_>>(), limit), whole, "in chunks of {length} bytes");
        }
    }
}

/// What was read, and whether an error ended it.
type Read = (Vec<String>, bool);

fn read(chunks: &[&[u8]], mut next: impl FnMut(&[u8]) -> Result<Vec<String>, (Vec<String>, Oversized)>) -> Read {
    let mut items = Vec::new();
    for chunk in chunks {
        match next(chunk) {
            Ok(more) => items.extend(more),
            Err((more, _)) => {
                items.extend(more);
                return (items, false);
            }
        }
    }
    (items, true)
}

/// All items that `next` gives, up to an error.
fn all<T>(
    mut next: impl FnMut() -> Result<Option<T>, Oversized>,
    show: impl Fn(T) -> String,
) -> Result<Vec<String>, (Vec<String>, Oversized)> {
    let mut items = Vec::new();
    loop {
        match next() {
            Ok(Some(item)) => items.push(show(item)),
            Ok(None) => return Ok(items),
            Err(error) => return Err((items, error)),
        }
    }
}

fn events(chunks: &[&[u8]], limit: usize) -> Read {
    let mut parser = sse::Parser::with_limit(limit);
    read(chunks, |chunk| {
        parser.push(chunk);
        all(|| parser.next_event(), event)
    })
}

/// The event as it would be written, which is the same event.
fn event(event: sse::Event<'static>) -> String {
    for mode in [sse::Mode::DistinctConnections, sse::Mode::SingleConnection] {
        if let Ok(Some(message)) = sse::Message::parse(mode, &event) {
            assert_eq!(sse::Message::parse(mode, &message.to_event()), Ok(Some(message.clone())));
        }
    }
    let mut stream = String::new();
    event.write(&mut stream);
    let mut parser = sse::Parser::default();
    parser.push(stream.as_bytes());
    assert_eq!(parser.next_event(), Ok(Some(event)), "{stream:?}");
    stream
}

fn parts(chunks: &[&[u8]], limit: usize) -> Read {
    let mut parser = multipart::Parser::with_limit("-", limit);
    read(chunks, |chunk| {
        parser.push(chunk);
        all(
            || parser.next_part().map(|part| part.map(<[u8]>::to_vec)),
            |part| {
                if let Some(read) = str::from_utf8(&part).ok().and_then(|text| SubscriptionPart::parse(text).ok()) {
                    assert_eq!(SubscriptionPart::parse(&read.to_json()), Ok(read.clone()));
                }
                format!("{part:?}")
            },
        )
    })
}

fn lines(chunks: &[&[u8]], limit: usize) -> Read {
    let mut parser = jsonl::Parser::with_limit(limit);
    let (mut items, is_ok) = read(chunks, |chunk| {
        parser.push(chunk);
        all(|| parser.next_line().map(|line| line.map(<[u8]>::to_vec)), line)
    });
    if is_ok {
        parser.end();
        let last = parser.next_line().expect("what remains is not longer than before");
        items.extend(last.map(|last| line(last.to_vec())));
    }
    (items, is_ok)
}

/// The line, which is one line when it is written again.
fn line(text: Vec<u8>) -> String {
    let mut stream = Vec::new();
    jsonl::write(&text, &mut stream);
    assert_eq!(stream.split(|byte| *byte == b'\n').count(), 2);
    format!("{text:?}")
}
