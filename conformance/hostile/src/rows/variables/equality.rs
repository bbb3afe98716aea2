//! A value means the same as a literal and as a variable.

use damson::{Request, Variables};
use fastrand::Rng;
use serde_json::{Value, json};

use crate::server::{Input, Server, Setting};

/// The number of values in one request.
const AT_ONCE: usize = 50;

/// The fields of `echo` that take values, with their types.
const FIELDS: [(&str, &str); 8] = [
    ("int", "Int"),
    ("float", "Float"),
    ("id", "ID"),
    ("string", "String"),
    ("color", "Color"),
    ("json", "JSON"),
    ("deep", "[[[[[Int]]]]]"),
    ("input", "In"),
];

/// A value as JSON and as a literal.
struct Both {
    json: Value,
    literal: String,
}

impl Both {
    fn of(json: Value) -> Self {
        Both { literal: json.to_string(), json }
    }
}

fn random(rng: &mut Rng, ty: &str, levels: usize) -> Both {
    match ty {
        "Int" => Both::of(json!(rng.i32(..))),
        "Float" => Both::of(json!(f64::from(rng.i32(..)) * 10_f64.powi(rng.i32(-300..290)))),
        "ID" if rng.bool() => Both::of(json!(rng.i64(..))),
        "ID" | "String" => Both::of(json!(text(rng))),
        "Color" => {
            let name = if rng.bool() { "RED" } else { "GREEN" };
            Both { json: json!(name), literal: name.to_owned() }
        }
        "In" => object(rng, levels),
        "JSON" => anything(rng, levels),
        _ => lists(rng, 5),
    }
}

fn text(rng: &mut Rng) -> String {
    (0..rng.usize(0..8)).map(|_| ['a', 'é', '😀', '"', '\\', '\n', '\u{1}', '\u{2028}'][rng.usize(0..8)]).collect()
}

/// A list, in which some items lack a list around them, as coercion allows.
fn lists(rng: &mut Rng, levels: usize) -> Both {
    match rng.u8(0..4) {
        _ if levels == 0 => random(rng, "Int", 0),
        0 => Both::of(Value::Null),
        1 => random(rng, "Int", 0),
        _ => list((0..rng.usize(0..3)).map(|_| lists(rng, levels - 1)).collect()),
    }
}

fn list(items: Vec<Both>) -> Both {
    let literals: Vec<_> = items.iter().map(|item| item.literal.as_str()).collect();
    let literal = format!("[{}]", literals.join(","));
    Both { literal, json: items.into_iter().map(|item| item.json).collect() }
}

fn fields(fields: Vec<(&str, Both)>) -> Both {
    let literals: Vec<_> = fields.iter().map(|(name, value)| format!("{name}:{}", value.literal)).collect();
    let literal = format!("{{{}}}", literals.join(","));
    let json = fields.into_iter().map(|(name, value)| (name.to_owned(), value.json)).collect();
    Both { json: Value::Object(json), literal }
}

fn object(rng: &mut Rng, levels: usize) -> Both {
    let mut members = Vec::new();
    if rng.bool() {
        members.push(("i", random(rng, "Int", 0)));
    }
    if rng.bool() {
        let one = if rng.bool() { ("i", random(rng, "Int", 0)) } else { ("s", random(rng, "String", 0)) };
        members.push(("one", fields(vec![one])));
    }
    if levels > 0 && rng.bool() {
        members.push(("o", object(rng, levels - 1)));
    }
    fields(members)
}

fn anything(rng: &mut Rng, levels: usize) -> Both {
    match rng.u8(0..if levels == 0 { 5 } else { 7 }) {
        0 => random(rng, "Int", 0),
        1 => random(rng, "Float", 0),
        2 => random(rng, "String", 0),
        3 => Both::of(json!(rng.bool())),
        4 => Both::of(Value::Null),
        5 => list((0..rng.usize(0..4)).map(|_| anything(rng, levels - 1)).collect()),
        _ => fields(["a", "b", "c"][..rng.usize(0..4)].iter().map(|name| (*name, anything(rng, levels - 1))).collect()),
    }
}

/// Literals and variables of random values (with a seed) get the same answers.
pub(super) fn literals_and_variables(is_measured: bool) -> Result<String, String> {
    let server = Server::new(&Setting::Defaults);
    let mut rng = Rng::with_seed(14);
    let rounds = if is_measured { 4_000 } else { 100 };
    for _ in 0..rounds {
        compare(&server, &mut rng)?;
    }
    Ok(format!("{} values", rounds * AT_ONCE))
}

fn compare(server: &Server, rng: &mut Rng) -> Result<(), String> {
    let (mut definitions, mut literals, mut variables) = (String::new(), String::new(), String::new());
    let mut values = serde_json::Map::new();
    for number in 0..AT_ONCE {
        let (field, ty) = FIELDS[rng.usize(0..FIELDS.len())];
        let Both { json, literal } = random(rng, ty, 4);
        definitions += &format!("$v{number}:{ty} ");
        literals += &format!("x{number}:{field}(v:{literal})\n");
        variables += &format!("x{number}:{field}(v:$v{number})\n");
        values.insert(format!("v{number}"), json);
    }
    let first = server.answer(Input::Document { text: format!("{{echo{{{literals}}}}}"), operation: None });
    let request = Request::new(format!("query({definitions}){{echo{{{variables}}}}}"));
    let second = server.execute(request.variables(Variables::from_json(Value::Object(values))));
    if first == second && first.starts_with(b"{\"data\"") {
        return Ok(());
    }
    let (first, second) = (String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
    Err(difference(&first, &second))
}

/// The first line in which two answers differ.
fn difference(first: &str, second: &str) -> String {
    let pair = first.split(",\"x").zip(second.split(",\"x")).find(|(left, right)| left != right);
    let (left, right) = pair.unwrap_or((first, second));
    format!("as a literal {left:.200}, as a variable {right:.200}")
}
