//! Streams mean the same however they are split, and what was written reads back equal.

use damson_wire::multipart::{self, SubscriptionPart};
use damson_wire::sse::{self, Event, Message, Mode};
use damson_wire::{Oversized, jsonl};
use proptest::prelude::*;

/// All items of a stream that arrives in these chunks, up to an error.
fn items<P, T>(
    mut parser: P,
    chunks: impl IntoIterator<Item = impl AsRef<[u8]>>,
    push: impl Fn(&mut P, &[u8]),
    next: impl Fn(&mut P) -> Result<Option<T>, Oversized>,
) -> (Vec<T>, Result<P, Oversized>) {
    let mut items = Vec::new();
    for chunk in chunks {
        push(&mut parser, chunk.as_ref());
        loop {
            match next(&mut parser) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => break,
                Err(error) => return (items, Err(error)),
            }
        }
    }
    (items, Ok(parser))
}

type Chunks<'s> = Vec<&'s [u8]>;
type Read = (Vec<String>, bool);

fn read_events(chunks: Chunks<'_>, limit: usize) -> Read {
    let (events, end) = items(sse::Parser::with_limit(limit), chunks, sse::Parser::push, sse::Parser::next_event);
    (events.iter().map(|event| format!("{event:?}")).collect(), end.is_ok())
}

fn read_parts(chunks: Chunks<'_>, limit: usize) -> Read {
    let next = |parser: &mut multipart::Parser| parser.next_part().map(|part| part.map(<[u8]>::to_vec));
    let (parts, end) = items(multipart::Parser::with_limit("-", limit), chunks, multipart::Parser::push, next);
    (parts.iter().map(|part| format!("{part:?}")).collect(), end.is_ok())
}

fn read_lines(chunks: Chunks<'_>, limit: usize) -> Read {
    let next = |parser: &mut jsonl::Parser| parser.next_line().map(|line| line.map(<[u8]>::to_vec));
    let (mut lines, end) = items(jsonl::Parser::with_limit(limit), chunks, jsonl::Parser::push, next);
    let is_ok = end.map(|mut parser| {
        parser.end();
        lines.extend(next(&mut parser).expect("what remains is not longer than before"));
    });
    (lines.iter().map(|line| format!("{line:?}")).collect(), is_ok.is_ok())
}

type Reader = fn(Chunks<'_>, usize) -> Read;

const READERS: [Reader; 3] = [read_events, read_parts, read_lines];

/// Checks that a stream means the same in one chunk, byte by byte, split once at each place, and in these chunks.
fn assert_split_changes_nothing(stream: &[u8], chunks: &[usize], limit: usize) {
    for read in READERS {
        let whole = read(vec![stream], limit);
        assert_eq!(read(stream.chunks(1).collect(), limit), whole);
        for at in 0..=stream.len() {
            let (before, after) = stream.split_at(at);
            assert_eq!(read(vec![before, after], limit), whole, "split at {at}");
        }
        let mut rest = stream;
        let mut random = Vec::new();
        for length in chunks {
            random.push(rest.split_off(..*length.min(&rest.len())).unwrap_or_default());
        }
        random.push(rest);
        assert_eq!(read(random, limit), whole, "{chunks:?}");
    }
}

fn events(stream: &str) -> Vec<Event<'static>> {
    items(sse::Parser::default(), [stream], sse::Parser::push, sse::Parser::next_event).0
}

fn data(text: &'static str) -> Event<'static> {
    Event { data: Some(text.into()), ..Event::default() }
}

#[test]
fn events_are_those_of_the_standard() {
    let cases: [(&str, &[Event<'_>]); 14] = [
        ("data: a\n\n", &[data("a")]),
        ("data:a\r\rdata: b\r\n\r\n", &[data("a"), data("b")]),
        ("\u{FEFF}data: a\n\n", &[data("a")]),
        ("data: \u{FEFF}\n\n\u{FEFF}data: a\n\n", &[data("\u{FEFF}")]),
        ("data\n\n", &[data("")]),
        ("data:\ndata:\n\n", &[data("\n")]),
        ("data:  a \n\n", &[data(" a ")]),
        (": a comment\n:\n\n", &[]),
        ("data: a\n", &[]),
        ("other: a\nData: b\n\n", &[]),
        ("event: add\nevent: remove\n\n", &[Event { name: Some("remove".into()), ..Event::default() }]),
        ("id: 1\0\nretry: 1x\nretry: \nretry: 99999999999999999999\n\n", &[]),
        ("id\nretry: 007\n\n", &[Event { id: Some("".into()), retry: Some(7), ..Event::default() }]),
        ("data: a\n: a comment\ndata: b\n\n", &[data("a\nb")]),
    ];
    for (stream, expected) in cases {
        assert_eq!(events(stream), expected, "{stream:?}");
        assert_split_changes_nothing(stream.as_bytes(), &[], 1000);
    }
}

#[test]
fn bytes_that_are_not_text_are_replaced() {
    let mut parser = sse::Parser::default();
    parser.push(b"data: \xFF\n\n");
    assert_eq!(parser.next_event(), Ok(Some(data("\u{FFFD}"))));
}

#[test]
fn an_event_cannot_be_made_to_contain_another() {
    let event = Event {
        name: Some("a\n\ndata: b".into()),
        id: Some("1\r2\0".into()),
        data: Some("x\r\rid: y".into()),
        retry: None,
    };
    let mut stream = String::new();
    event.write(&mut stream);
    assert_eq!(stream, "event: adata: b\nid: 12\ndata: x\ndata: \ndata: id: y\n\n");
    assert_eq!(events(&stream).len(), 1);
    let mut comment = String::new();
    sse::write_comment("still\ndata: here", &mut comment);
    assert_eq!(events(&comment), []);
}

#[test]
fn messages_over_events_have_the_form_of_their_mode() {
    let next = Message::Next { id: Some("\"1".into()), payload: "{\"data\":\n1}".into() };
    let complete = Message::Complete { id: Some("\"1".into()) };
    let mut stream = String::new();
    [&next, &complete].iter().for_each(|message| message.to_event().write(&mut stream));
    let text = "event: next\ndata: {\"id\":\"\\\"1\",\"payload\":{\"data\":\ndata: 1}}\n\n\
                event: complete\ndata: {\"id\":\"\\\"1\"}\n\n";
    assert_eq!(stream, text);
    let events = events(&stream);
    assert_eq!(Message::parse(Mode::SingleConnection, &events[0]), Ok(Some(next)));
    assert_eq!(Message::parse(Mode::SingleConnection, &events[1]), Ok(Some(complete)));
}

#[test]
fn malformed_messages_over_events_have_reasons() {
    use Mode::{DistinctConnections, SingleConnection};
    let cases = [
        (DistinctConnections, "next", "[]", Err("The data of the event `next` is not a JSON object")),
        (SingleConnection, "next", "{}", Err("`payload` is missing")),
        (SingleConnection, "next", r#"{"payload":{}}"#, Err("`id` is missing")),
        (SingleConnection, "next", r#"{"id":"1","payload":[]}"#, Err("`payload` is not an object")),
        (SingleConnection, "complete", "", Err("The data of the event `complete` is not a JSON object")),
        (SingleConnection, "complete", r#"{"id":1}"#, Err("`id` is not a string")),
        (DistinctConnections, "complete", "anything", Ok(true)),
        (DistinctConnections, "ping", "", Ok(false)),
    ];
    for (mode, name, data, expected) in cases {
        let event = Event { name: Some(name.into()), data: Some(data.into()), ..Event::default() };
        let read = Message::parse(mode, &event).map(|message| message.is_some()).map_err(|error| error.to_string());
        assert_eq!(read, expected.map_err(str::to_owned), "{name} {data}");
    }
}

fn parts(boundary: &str, stream: &str) -> (Vec<String>, bool) {
    let mut parser = multipart::Parser::new(boundary);
    parser.push(stream.as_bytes());
    let mut parts = Vec::new();
    while let Some(part) = parser.next_part().expect("no part is too large") {
        parts.push(String::from_utf8(part.to_vec()).expect("the parts are text"));
    }
    (parts, parser.is_finished())
}

#[test]
fn parts_are_those_of_other_servers_too() {
    let cases: [(&str, &str, &[&str], bool); 12] = [
        ("-", "---\r\nContent-Type: application/json\r\n\r\n{}\r\n-----\r\n", &["{}"], true),
        ("graphql", "\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql--", &["{}"], true),
        ("b", "a preamble\r\n--b\r\n\r\n{}\r\n--b", &["{}"], false), // complete, though no other part follows yet
        ("b", "--b\n\n1\n--b\n\n2\n--b--\nan epilogue\n--b\n\n3\n--b", &["1", "2"], true),
        ("b", "--b   \r\nx: y\r\nz: 1\r\n\r\n\r\n\r\n--b--", &["\r\n"], true),
        ("b", "--b\r\n\r\n{\r\n}\r\n--c\r\n--b--", &["{\r\n}\r\n--c"], true),
        ("b", "--b\r\n\r\n--b--", &[""], true),
        ("b", "--b--", &[], true),
        ("b", "--b\r\n\r\n{}\r\n", &[], false),
        ("b", "--b\r\nx: y\r\n", &[], false),
        ("b", "", &[], false),
        ("b", "--bx\r\n\r\n1\r\n--b-\r\n\r\n2\r\n--b--", &["1", "2"], true),
    ];
    for (boundary, stream, expected, is_finished) in cases {
        assert_eq!(
            parts(boundary, stream),
            (expected.iter().map(|part| part.to_string()).collect(), is_finished),
            "{stream:?}"
        );
        assert_split_changes_nothing(stream.as_bytes(), &[], 1000);
    }
}

#[test]
fn written_parts_can_be_read_as_soon_as_they_are_there() {
    let mut writer = multipart::Writer::default();
    let mut parser = multipart::Parser::new(multipart::BOUNDARY);
    for part in
        [SubscriptionPart::Heartbeat, SubscriptionPart::Payload("{}".into()), SubscriptionPart::Errors("[]".into())]
    {
        let mut chunk = Vec::new();
        writer.part(part.to_json().as_bytes(), &mut chunk);
        parser.push(&chunk);
        let read = parser.next_part().expect("the part is small").expect("the part is complete");
        assert_eq!(SubscriptionPart::parse(str::from_utf8(read).expect("the part is text")), Ok(part));
    }
    let mut chunk = Vec::new();
    writer.end(&mut chunk);
    parser.push(&chunk);
    assert!(parser.next_part().is_ok_and(|part| part.is_none()) && parser.is_finished());
}

#[test]
fn an_empty_stream_of_parts_has_an_end() {
    let mut stream = Vec::new();
    multipart::Writer::default().end(&mut stream);
    assert_eq!(stream, b"-----\r\n");
}

#[test]
fn malformed_parts_of_subscriptions_have_reasons() {
    let cases = [
        ("[]", "The part is not a JSON object"),
        (r#"{"payload":1}"#, "`payload` is not an object"),
        (r#"{"payload":null,"errors":{}}"#, "`errors` is not a list"),
    ];
    for (text, reason) in cases {
        assert_eq!(SubscriptionPart::parse(text).expect_err(text).to_string(), reason);
    }
}

#[test]
fn items_may_have_as_many_bytes_as_the_limit() {
    let cases: [(Reader, &str); 5] = [
        (read_lines, "12345678\n"),
        (read_events, "data: 45\n\n"),
        (read_events, "data\ndata\n\n"),
        (read_events, "retry: 8\n\n"),
        (read_parts, "---\r\n\r\n23456\r\n---"), // with the line breaks around the body
    ];
    for (read, stream) in cases {
        let chunks = || stream.as_bytes().chunks(1).collect();
        assert_eq!((read(chunks(), 8).0.len(), read(chunks(), 8).1), (1, true), "{stream:?}");
        assert_eq!(read(chunks(), 6), (vec![], false), "{stream:?}");
    }
}

/// Bytes that often mean something in one of the formats.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    const CHUNKS: [&[u8]; 15] = [
        b"\r",
        b"\n",
        b"\r\n",
        b"---",
        b"-",
        b": ",
        b"data",
        b"event",
        b"id",
        b"retry: 1",
        b"{}",
        b"\xEF\xBB\xBF",
        b"\xFF",
        b" ",
        b"\r\n---\r\n\r\n",
    ];
    let chunk = proptest::sample::select(&CHUNKS[..]);
    proptest::collection::vec(chunk, 0..40).prop_map(|chunks| chunks.concat())
}

proptest! {
    #[test]
    fn splitting_a_stream_changes_nothing(
        stream in prop_oneof![stream(), any::<Vec<u8>>()],
        chunks in proptest::collection::vec(0..6_usize, 0..40),
        limit in prop_oneof![0..20_usize, Just(1000)],
    ) {
        assert_split_changes_nothing(&stream, &chunks, limit);
    }

    #[test]
    fn events_read_back_equal(name: Option<String>, id: Option<String>, text: Option<String>, retry: Option<u64>) {
        let single_line = |text: Option<String>| text.map(|text| text.replace(['\r', '\n', '\0'], "").into());
        let text = text.map(|text| text.replace('\r', "\n").into());
        let event = Event { name: single_line(name), id: single_line(id), data: text, retry };
        let mut stream = String::new();
        event.write(&mut stream);
        prop_assert_eq!(events(&stream), Vec::from_iter((event != Event::default()).then_some(event)));
    }

    #[test]
    fn lines_and_parts_read_back_equal(texts: Vec<String>) {
        let texts: Vec<_> = texts.into_iter().map(|text| serde_json::json!({ "data": text }).to_string()).collect();
        let mut lines = Vec::new();
        let (mut writer, mut stream) = (multipart::Writer::default(), Vec::new());
        for text in &texts {
            jsonl::write(text.as_bytes(), &mut lines);
            writer.part(text.as_bytes(), &mut stream);
        }
        writer.end(&mut stream);
        let expected: Vec<_> = texts.iter().map(|text| format!("{:?}", text.as_bytes())).collect();
        prop_assert_eq!(read_lines(vec![&lines], usize::MAX), (expected, true));
        prop_assert_eq!(parts("-", str::from_utf8(&stream).expect("the stream is text")), (texts, true));
    }
}
