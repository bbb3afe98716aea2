//! Nesting of every kind, closed and unclosed.

use damson::Limits;

use crate::row::{Case, Growth};
use damson_testing::texts::nested;

const LEVELS: [usize; 4] = [65, 1_400, 5_000, 100_000];

fn deep_selections(levels: usize) -> [String; 2] {
    [nested(levels, "{a", "{b}", "}"), "{a".repeat(levels + 1)]
}

fn deep_inline_fragments(levels: usize) -> [String; 2] {
    [format!("{{{}}}", nested(levels, "...{", "b", "}")), format!("{{{}b", "...{".repeat(levels))]
}

fn deep_values(levels: usize) -> Vec<String> {
    let argument = |name: &str, value: String| [format!("{{a({name}:{value}){{b}}}}"), format!("{{a({name}:{value}")];
    let mut texts = Vec::new();
    for (name, opening, middle, closing) in [("l", "[", "1", "]"), ("o", "{o:", "null", "}"), ("j", "[{k:", "1", "}]")]
    {
        texts.extend(argument(name, nested(levels, opening, middle, closing)));
        texts.push(format!("{{a({name}:{}", opening.repeat(levels)));
    }
    texts.push(format!("query($v:{}){{b}}", nested(levels, "[", "Int", "]")));
    texts.push(format!("query($v:{}", "[".repeat(levels)));
    texts.push(format!("query($v:Int={}){{b}}", nested(levels, "[", "1", "]")));
    texts
}

fn too_deep(texts: impl IntoIterator<Item = String>) -> impl Iterator<Item = Case> {
    texts.into_iter().map(|text| Case::document(text).refused("LIMIT_DEPTH"))
}

pub(super) fn selections() -> Vec<Case> {
    LEVELS.into_iter().flat_map(|levels| too_deep(deep_selections(levels))).collect()
}

pub(super) fn inline_fragments() -> Vec<Case> {
    LEVELS.into_iter().flat_map(|levels| too_deep(deep_inline_fragments(levels))).collect()
}

pub(super) fn values() -> Vec<Case> {
    LEVELS.into_iter().flat_map(|levels| too_deep(deep_values(levels))).collect()
}

pub(super) fn growth_of_selections() -> Vec<Growth> {
    vec![Growth::new("levels beyond the limit", 12_500, |size| {
        Case::document(nested(size, "{a", "{b}", "}")).refused("LIMIT_DEPTH")
    })]
}

pub(super) fn growth_of_values() -> Vec<Growth> {
    vec![Growth::new("levels of a list beyond the limit", 12_500, |size| {
        Case::document(format!("{{a(l:{}){{b}}}}", nested(size, "[", "1", "]"))).refused("LIMIT_DEPTH")
    })]
}

/// Nesting without limits, and with only the depth raised.
pub(super) fn raised() -> Vec<Case> {
    let mut deep = Limits::default();
    deep.syntax.depth = 1_000_000;
    deep.document.depth = 1_000_000;
    deep.variables.depth = 1_000_000;
    let mut cases = as_deep_as_the_engine_goes();
    for limits in [Limits::none(), deep] {
        for levels in [65, 99, 100, 127, 200, 5_000, 100_000] {
            let texts = [&deep_selections(levels)[..], &deep_inline_fragments(levels), &deep_values(levels)].concat();
            let waiting = nested(levels, "{later", "{b}", "}");
            let lists = nested(levels, "{list(n:1)", "{b}", "}");
            let any = texts.into_iter().chain([waiting, lists]).map(|text| Case::document(text).decided(REFUSALS));
            cases.extend(any.map(|case| case.limits(limits)));
        }
    }
    cases
}

/// The response has a greatest depth that no setting changes.
fn as_deep_as_the_engine_goes() -> Vec<Case> {
    let deepest = |(field, levels): (&str, usize)| {
        let (opening, most) = (format!("{{{field}"), (Limits::MAX_DEPTH - 1) / levels);
        let document = |levels| Case::document(nested(levels, &opening, "{b}", "}")).unlimited();
        [document(most), document(most + 1).refused("LIMIT_DEPTH")]
    };
    [("a", 1), ("later", 1), ("list(n:1)", 2)].into_iter().flat_map(deepest).collect()
}

const REFUSALS: &[&str] =
    &["LIMIT_DEPTH", "LIMIT_TOKENS", "LIMIT_FIELDS", "LIMIT_COST", "PARSE_FAILED", "VALIDATION_FAILED"];

pub(super) fn growth_when_raised() -> Vec<Growth> {
    vec![
        Growth::new("levels of selections without limits", 1_250, |size| {
            Case::document(nested(size, "{a", "{b}", "}")).unlimited().refused("LIMIT_DEPTH")
        }),
        Growth::new("levels of inline fragments without limits", 12_500, |size| {
            Case::document(format!("{{{}}}", nested(size, "...{", "b", "}"))).unlimited()
        }),
        Growth::new("levels of an input object without limits", 12_500, |size| {
            Case::document(format!("{{a(o:{}){{b}}}}", nested(size, "{o:", "null", "}"))).unlimited().decided(REFUSALS)
        }),
        Growth::new("levels of a type without limits", 12_500, |size| {
            Case::document(format!("query($v:{}){{b}}", nested(size, "[", "Int", "]"))).unlimited().decided(REFUSALS)
        }),
    ]
}
