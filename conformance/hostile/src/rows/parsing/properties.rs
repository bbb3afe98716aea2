//! Properties of every text, checked on random texts (with a seed) and on the texts of all rows.

#![expect(clippy::disallowed_methods, reason = "a panic is what is looked for")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use damson_syntax::{Limits, parse_with, print, print_minified};
use fastrand::Rng;

use crate::measure::time;
use crate::row::Case;
use crate::rows;
use crate::server::{Input, Server, Setting};

const PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "=",
    "!",
    "$",
    "@",
    "&",
    "|",
    "...",
    "on ",
    "a",
    "b ",
    "query ",
    "fragment F on Query",
    "\"",
    "\"\"\"",
    "\\u",
    "\\",
    "1",
    "-",
    "1.5e3",
    "0",
    "#",
    "\n",
    "\r",
    ",",
    "\u{FEFF}",
    "😀",
    "\0",
    "true ",
    "$v:Int",
    "x:",
    "{a(x:1){b}}",
    "...F ",
    "@skip(if:true)",
    "type T{",
    "mutation",
    "subscription",
    "{b}",
    "é",
    " ",
];

fn random_text(rng: &mut Rng) -> String {
    let bytes: Vec<u8> = (0..rng.usize(0..40))
        .flat_map(|_| match rng.u8(0..10) {
            0 => vec![rng.u8(..)],
            _ => PIECES[rng.usize(0..PIECES.len())].as_bytes().to_vec(),
        })
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// No text makes the lexer, the parser, validation or the engine panic, and reading takes less than a microsecond for each byte.
pub(super) fn random_texts(is_measured: bool) -> Result<String, String> {
    let (server, unlimited) = (Server::new(&Setting::Defaults), Server::new(&Setting::Limits(damson::Limits::none())));
    let mut rng = Rng::with_seed(20);
    let (mut bytes, mut spent) = (0, std::time::Duration::ZERO);
    let rounds = if is_measured { 200_000 } else { 5_000 };
    for _ in 0..rounds {
        let text = random_text(&mut rng);
        let limits = Limits { tokens: rng.usize(1..500), depth: rng.usize(1..500), ..Limits::default() };
        let run = || {
            drop(parse_with(&text, &limits));
            spent += time(|| drop(parse_with(&text, &Limits::default())));
            let input = Input::Document { text: text.clone(), operation: None };
            Case::document(text.clone()).judged(&server.answer(input.clone()))?;
            Case::document(text.clone()).judged(&unlimited.answer(input))
        };
        catch_unwind(AssertUnwindSafe(run)).map_err(|_| format!("{text:?} causes a panic"))??;
        bytes += text.len();
    }
    let each = spent.as_nanos() as f64 / bytes as f64;
    if is_measured && each > 1_000.0 {
        return Err(format!("reading takes {each:.0} ns for each byte"));
    }
    Ok(format!(
        "{rounds} texts, {bytes} bytes{}",
        if is_measured { format!(", {each:.0} ns/byte to parse") } else { String::new() }
    ))
}

/// No body makes the endpoint panic.
pub(super) fn random_bodies(is_measured: bool) -> Result<String, String> {
    let server = Server::new(&Setting::Defaults);
    let mut rng = Rng::with_seed(21);
    let rounds = if is_measured { 50_000 } else { 3_000 };
    for _ in 0..rounds {
        let mut body =
            br#"{"query":"query($v:JSON){echo{json(v:$v)}}","operationName":null,"variables":{"v":[1.5e3,{"a":"\ud83d\ude00"}]}}"#
                .to_vec();
        for _ in 0..=rng.usize(0..4) {
            let at = rng.usize(0..body.len());
            match rng.u8(0..4) {
                0 => body[at] = rng.u8(..),
                1 => body.insert(at, b"{}[]\",:\\u0e.-"[rng.usize(0..13)]),
                2 => body.truncate(at + 1),
                _ => drop(body.remove(at)),
            }
            body.push(b' ');
        }
        let answer = catch_unwind(AssertUnwindSafe(|| server.answer(Input::Body(body.clone().into()))))
            .map_err(|_| format!("{:?} causes a panic", String::from_utf8_lossy(&body)))?;
        Case::body(body).judged(&answer)?;
    }
    Ok(format!("{rounds} bodies"))
}

/// The print of a text reads as the same document, for every text of every row.
pub(super) fn round_trip(_: bool) -> Result<String, String> {
    let cases = rows::all().into_iter().filter(|row| row.id != "A21").flat_map(|row| (row.cases)());
    let mut count = 0;
    for case in cases {
        let Input::Document { text, .. } = &case.input else { continue };
        let Ok(document) = parse_with(text, &Limits::none()) else { continue };
        let (printed, minified) = (print(&document), print_minified(&document));
        for again in [&printed, &minified] {
            let again = parse_with(again, &Limits::none()).map_err(|error| format!("{}: {error}", case.name))?;
            if print(&again) != printed || print_minified(&again) != minified {
                return Err(format!("{}: the printed text reads as another document", case.name));
            }
        }
        count += 1;
    }
    Ok(format!("{count} documents"))
}
