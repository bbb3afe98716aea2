//! Values at the ends of their types' ranges.

use damson_schema::TypeSystem;
use serde_json::{Value, json};

use crate::row::Case;
use damson_testing::texts::nested;

/// Asks `echo` with a variable of a type.
fn echo(field: &str, ty: &str, value: &str) -> Case {
    Case::variables(&format!("query($v:{ty}){{echo{{{field}(v:$v)}}}}"), &format!("{{\"v\":{value}}}"))
}

fn answers(field: &str, ty: &str, value: &str, expected: Value) -> Case {
    echo(field, ty, value).answered(json!({ "echo": { field: expected } }))
}

fn wrong(field: &str, ty: &str, value: &str) -> Case {
    echo(field, ty, value).refused("BAD_USER_INPUT").saying("$v")
}

fn literal(field: &str, value: &str) -> Case {
    Case::document(format!("{{echo{{{field}(v:{value})}}}}"))
}

pub(super) fn integers() -> Vec<Case> {
    let right = [("2147483647", 2_147_483_647), ("-2147483648", -2_147_483_648), ("1.0", 1), ("1e3", 1_000), ("-0", 0)];
    let mut cases: Vec<_> = right.iter().map(|(text, value)| answers("int", "Int", text, json!(value))).collect();
    for text in [
        "2147483648",
        "-2147483649",
        "9007199254740993",
        "9223372036854775808",
        "18446744073709551616",
        "1.5",
        "1e300",
        "\"1\"",
        "true",
        "[1,2]",
        "{}",
    ] {
        cases.push(wrong("int", "Int", text));
    }
    for text in ["2147483648", "9007199254740993", "18446744073709551616", "1.0", "\"1\"", "true", "{}"] {
        cases.push(literal("int", text).refused("VALIDATION_FAILED").saying("Int"));
    }
    cases.push(literal("int", "-2147483648").answered(json!({ "echo": { "int": -2_147_483_648_i64 } })));
    cases.push(
        Case::variables("query($v:In){a(o:$v){b}}", r#"{"v":{"o":{"o":{"i":2147483648}}}}"#)
            .refused("BAD_USER_INPUT")
            .saying("o.o.i"),
    );
    cases
}

pub(super) fn floats() -> Vec<Case> {
    let mut cases: Vec<_> =
        ["0.1", "123456789.12345679", "31.245270191439438", "1e308", "5e-324", "1.7976931348623157e308"]
            .iter()
            .map(|text| answers("float", "Float", text, serde_json::from_str(text).expect("it is a number")))
            .collect();
    cases.push(answers("float", "Float", "7", json!(7.0)));
    cases.push(echo("float", "Float", "-0.0").saying("-0.0"));
    cases.extend(["\"NaN\"", "\"1.5\"", "true", "[1.5,2]", "{}"].map(|text| wrong("float", "Float", text)));
    cases.extend(["NaN", "Infinity", "-Infinity"].map(|text| echo("float", "Float", text).refused("PARSE_FAILED")));
    cases.push(echo("float", "Float", "1e400").refused_as(&["PARSE_FAILED", "BAD_USER_INPUT"]));
    cases
}

pub(super) fn ids() -> Vec<Case> {
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    vec![
        answers("id", "ID", "5", json!("5")),
        answers("id", "ID", "-5", json!("-5")),
        answers("id", "ID", "18446744073709551615", json!("18446744073709551615")),
        answers("id", "ID", "\"x\"", json!("x")),
        answers("id", "ID", "null", json!(null)),
        echo("id", "ID", &long).decided(&["LIMIT_INPUT", "BAD_USER_INPUT"]),
        wrong("id", "ID", "1.5"),
        wrong("id", "ID", "true"),
        literal("id", "123456789012345678901234567890")
            .answered(json!({ "echo": { "id": "123456789012345678901234567890" } })),
        literal("id", "1.0").refused("VALIDATION_FAILED"),
        literal("id", "true").refused("VALIDATION_FAILED"),
    ]
}

pub(super) fn others() -> Vec<Case> {
    let deep = nested(65, "[", "1", "]");
    vec![
        answers("color", "Color", "\"RED\"", json!("RED")),
        wrong("color", "Color", "\"BLUE\""),
        wrong("color", "Color", "0"),
        wrong("color", "Color", &format!("\"{}\"", "R".repeat(100_000))).within_bytes(1024),
        literal("color", "BLUE").refused("VALIDATION_FAILED"),
        literal("color", "\"RED\"").refused("VALIDATION_FAILED"),
        echo("json", "JSON", &deep).refused("LIMIT_DEPTH"),
        literal("json", &deep).refused("LIMIT_DEPTH"),
        literal("json", &nested(65, "{k:", "1", "}")).refused("LIMIT_DEPTH"),
        echo("json", "JSON", &format!("[{}1]", "1,".repeat(60_000))).refused("LIMIT_INPUT"),
        literal("json", &format!("[{}]", "1 ".repeat(15_000))).refused("LIMIT_TOKENS"),
        answers("json", "JSON", r#"{"a":[1,null,{"b":"c"}]}"#, json!({ "a": [1, null, { "b": "c" }] })),
        literal("json", r#"{a:[1,null,{b:"c"}]}"#)
            .answered(json!({ "echo": { "json": { "a": [1, null, { "b": "c" }] } } })),
    ]
}

/// A default value that needs itself is a fault of the schema.
pub(super) fn endless_defaults(_: bool) -> Result<String, String> {
    let schemas = [
        "type Query{f(x:A):Int} input A{a:A={}}",
        "type Query{f(x:A):Int} input A{b:B={}} input B{a:A={}}",
        "type Query{f(x:A):Int} input A{a:A={b:{}} b:A={a:{}}}",
        "type Query{f(x:A):Int} input A{list:[A]=[{}]}",
        "type Query{f(x:A!):Int} input A{a:A!}",
    ];
    for sdl in schemas {
        if TypeSystem::from_sdl(sdl).is_ok() {
            return Err(format!("this schema must be refused: {sdl}"));
        }
    }
    let long: String =
        (0..5_000).map(|number| format!("input A{number}{{a:A{}={{}}}}", (number + 1) % 5_000)).collect();
    match TypeSystem::from_sdl(&format!("type Query{{f(x:A0):Int}}{long}")) {
        Ok(_) => Err("a circle of 5,000 defaults must be refused".to_owned()),
        Err(_) => Ok(format!("{} schemas", schemas.len() + 1)),
    }
}

/// All of a literal, null, nothing, and variables that are given, null or absent, for arguments with and without a default.
pub(super) fn presence() -> Vec<Case> {
    let data = |field: &str, value: &str| json!({ "echo": { field: value } });
    let ask = |ty: &str, field: &str, variables: &str| {
        Case::variables(&format!("query($v:{ty}){{echo{{{field}(v:$v)}}}}"), variables)
    };
    let mut cases = Vec::new();
    for (field, absent, null) in [("nullable", "undefined", "null"), ("nullableDefault", "7", "null")] {
        cases.extend([
            Case::document(format!("{{echo{{{field}}}}}")).answered(data(field, absent)),
            literal(field, "null").answered(data(field, null)),
            literal(field, "5").answered(data(field, "5")),
            ask("Int", field, "{}").answered(data(field, absent)),
            ask("Int", field, r#"{"v":null}"#).answered(data(field, null)),
            ask("Int", field, r#"{"v":5}"#).answered(data(field, "5")),
            ask("Int=9", field, "{}").answered(data(field, "9")),
            ask("Int=9", field, r#"{"v":null}"#).answered(data(field, null)),
        ]);
    }
    cases.extend([
        Case::document("{echo{required}}").refused("VALIDATION_FAILED"),
        literal("required", "null").refused("VALIDATION_FAILED"),
        ask("Int", "required", "{}").refused("VALIDATION_FAILED"),
        ask("Int!", "required", "{}").refused("BAD_USER_INPUT"),
        ask("Int!", "required", r#"{"v":null}"#).refused("BAD_USER_INPUT"),
        ask("Int!", "required", r#"{"v":5}"#).answered(data("required", "5")),
        ask("Int=9", "required", "{}").answered(data("required", "9")),
        ask("Int! =9", "required", r#"{"v":null}"#).refused("BAD_USER_INPUT"),
        Case::document("{echo{requiredDefault}}").answered(data("requiredDefault", "7")),
        literal("requiredDefault", "null").refused("VALIDATION_FAILED"),
        ask("Int", "requiredDefault", "{}").answered(data("requiredDefault", "7")),
        ask("Int", "requiredDefault", r#"{"v":5}"#).answered(data("requiredDefault", "5")),
    ]);
    cases
}

pub(super) fn wrong_members() -> Vec<Case> {
    let mut cases = Vec::new();
    for member in ["variables", "extensions"] {
        for value in ["[]", "\"x\"", "1", "\"{}\"", "true"] {
            let body = format!(r#"{{"query":"{{b}}","{member}":{value}}}"#);
            let codes: &[_] = match (member, value) {
                ("variables", "[]") => &["LIMIT_BATCH"], // it asks for a batch, which the server does not offer
                _ => &["BAD_USER_INPUT", "PARSE_FAILED"],
            };
            cases.push(Case::body(body).refused_as(codes).saying(member));
        }
        cases.push(Case::body(format!(r#"{{"query":"{{b}}","{member}":null}}"#)).answered(json!({ "b": 1 })));
    }
    for body in
        [r#""x""#, "1", "null", "[]", r#"{"query":1}"#, r#"{"query":null}"#, r#"{"query":"{b}","operationName":1}"#, ""]
    {
        cases.push(Case::body(body).refused_as(&["BAD_USER_INPUT", "PARSE_FAILED", "LIMIT_BATCH"]));
    }
    cases
}

pub(super) fn strings() -> Vec<Case> {
    let long = "x".repeat(1_000_000);
    vec![
        answers("string", "String", r#""a\u0000b""#, json!("a\u{0}b")),
        answers("string", "String", r#""\ud83d\ude00""#, json!("😀")),
        answers("string", "String", &format!("\"{long}\""), json!(long)),
        echo("string", "String", r#""\ud800""#).refused("PARSE_FAILED"),
        echo("string", "String", r#""\udc00\ud800""#).refused("PARSE_FAILED"),
        echo("string", "String", "\"\u{0}\"").refused("PARSE_FAILED"),
        wrong("string", "String", "1"),
        wrong("string", "String", "true"),
    ]
}
