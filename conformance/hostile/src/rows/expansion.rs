//! Rows B: fragments with a short text and a large expansion.

use damson::Limits;
use serde_json::json;

use crate::row::{Case, Growth, Row};
use crate::server::{Input, Server, Setting};
use damson_testing::texts::{chain, cycle, doubling, doubling_aliases, nested, product, repeat};

pub(super) static ROWS: &[Row] = &[
    Row::new("B01", "cycles").cases(cycles).growth(growth_of_cycles),
    Row::new("B02", "long chains").cases(chains).growth(growth_of_chains),
    Row::new("B03", "doubling").cases(doublings).growth(growth_of_doublings).within(1),
    Row::new("B04", "doubling with aliases").cases(aliased_doublings).growth(growth_of_aliased_doublings),
    Row::new("B05", "products").cases(products).growth(growth_of_products).within(5),
    Row::new("B06", "the guards alone").cases(one_guard_at_a_time).growth(growth_without_guards).checks(&[answers_end]),
    Row::new("B07", "spreads on fifty types").cases(spreads_on_types).growth(growth_of_spreads_on_types),
    Row::new("B08", "many definitions").cases(definitions).growth(growth_of_definitions),
    Row::new("B09", "a bomb in another operation").cases(bombs_elsewhere),
    Row::new("B10", "one spread again and again").cases(repeated_spreads).growth(growth_of_repeated_spreads),
];

const BODIES: [fn(usize) -> String; 6] = [
    |next| format!("...F{next}"),
    |next| format!("b ...F{next}"),
    |next| format!("...{{...on Query{{...F{next}}}}}"),
    |next| format!("...F{next} @skip(if:true)"),
    |next| format!("a{{...F{next}}}"),
    |next| format!("...F{next} @defer"),
];

fn cycles() -> Vec<Case> {
    let mut cases = Vec::new();
    for body in BODIES {
        for length in [1, 2, 50, 900] {
            cases.push(Case::document(cycle(length, body)).refused_as(&["VALIDATION_FAILED", "LIMIT_DEPTH"]));
        }
        let long = Case::document(cycle(7_500, body));
        cases.push(long.clone().refused_as(&["LIMIT_TOKENS", "LIMIT_DIRECTIVES"]));
        cases.push(long.unlimited().refused("VALIDATION_FAILED"));
    }
    let named = "Cannot spread fragment \\\"F0\\\" within itself";
    cases.push(Case::document(cycle(2, BODIES[0])).refused("VALIDATION_FAILED").saying(named));
    cases
}

fn growth_of_cycles() -> Vec<Growth> {
    vec![
        Growth::new("one cycle", 200, |size| Case::document(cycle(size, BODIES[0])).refused("VALIDATION_FAILED")),
        Growth::new("one cycle through fields", 150, |size| {
            Case::document(cycle(size, BODIES[4])).refused("LIMIT_DEPTH")
        }),
        Growth::new("one cycle without limits", 2_000, |size| {
            Case::document(cycle(size, BODIES[0])).unlimited().refused("VALIDATION_FAILED")
        }),
    ]
}

fn chains() -> Vec<Case> {
    let either = |text: String| Case::document(text).decided(&["LIMIT_DEPTH"]);
    vec![
        either(chain(1_000, BODIES[0])),
        either(chain(1_000, BODIES[1])),
        Case::document(chain(1_000, BODIES[4])).refused("LIMIT_DEPTH"),
        Case::document(chain(7_500, BODIES[0])).refused("LIMIT_TOKENS"),
        Case::document(chain(7_500, BODIES[0])).unlimited(),
        Case::document(chain(7_500, BODIES[2])).unlimited(),
        Case::document(chain(7_500, BODIES[4])).unlimited().refused("LIMIT_DEPTH"),
    ]
}

fn growth_of_chains() -> Vec<Growth> {
    vec![
        Growth::new("a chain", 200, |size| Case::document(chain(size, BODIES[1]))),
        Growth::new("a chain without limits", 2_000, |size| Case::document(chain(size, BODIES[1])).unlimited()),
        Growth::new("a chain through fields without limits", 2_000, |size| {
            Case::document(chain(size, BODIES[4])).unlimited().refused("LIMIT_DEPTH")
        }),
    ]
}

fn doublings() -> Vec<Case> {
    let mut cases = vec![Case::document(doubling(10, 2)).answered(json!({ "b": 1 }))];
    for levels in [16, 24, 30, 60] {
        for copies in [2, 3, 10] {
            cases.push(Case::document(doubling(levels, copies)).refused("LIMIT_FIELDS"));
        }
    }
    cases
}

fn growth_of_doublings() -> Vec<Growth> {
    vec![
        Growth::new("doublings", 130, |size| Case::document(doubling(size, 2)).refused("LIMIT_FIELDS")),
        Growth::new("copies", 30, |size| Case::document(doubling(30, size)).refused("LIMIT_FIELDS")),
        Growth::new("doublings without limits", 1_000, |size| {
            Case::document(doubling(size, 2)).unlimited().answered(json!({ "b": 1 }))
        }),
    ]
}

fn aliased_doublings() -> Vec<Case> {
    let mut cases: Vec<_> = [14, 16, 20, 24, 30, 60, 400]
        .map(|levels| Case::document(doubling_aliases(levels, 2)).refused_as(&["LIMIT_FIELDS", "LIMIT_DEPTH"]))
        .to_vec();
    cases.push(Case::document(doubling_aliases(10, 2)));
    cases
}

fn growth_of_aliased_doublings() -> Vec<Growth> {
    vec![Growth::new("doublings", 90, |size| Case::document(doubling_aliases(size, 2)).refused("LIMIT_FIELDS"))]
}

fn products() -> Vec<Case> {
    vec![
        Case::document(product(100)).refused("LIMIT_FIELDS"),
        Case::document(product(1_000)).refused("LIMIT_FIELDS"),
        Case::document(product(3_000)).refused("LIMIT_TOKENS"),
        Case::document(product(90)),
    ]
}

fn growth_of_products() -> Vec<Growth> {
    vec![Growth::new("fields and fragment", 160, |size| Case::document(product(size)).refused("LIMIT_FIELDS"))]
}

/// Every bomb without limits, and under each limit alone.
fn one_guard_at_a_time() -> Vec<Case> {
    let bombs = [doubling(60, 2), doubling(60, 10), doubling_aliases(14, 2), product(300)];
    let refusals = ["LIMIT_FIELDS", "LIMIT_DEPTH", "LIMIT_COST", "LIMIT_TOKENS", "LIMIT_DIRECTIVES", "LIMIT_RESPONSE"];
    let mut cases = vec![conditional_doubling()];
    for limits in guards() {
        for bomb in &bombs {
            cases.push(Case::document(bomb.clone()).limits(limits).decided(&refusals));
        }
    }
    cases
}

/// Doubling where each copy depends on a variable, so that the conditions multiply as well.
fn conditional_doubling() -> Case {
    let fragments = chain(60, |next| format!("...F{next} @include(if:$x) ...F{next} @include(if:$y)"));
    let document = fragments.replacen('{', "query($x:Boolean!$y:Boolean!){", 1);
    Case::variables(&document, r#"{"x":true,"y":false}"#).unlimited().decided(&["LIMIT_FIELDS"])
}

/// The most bytes of a response by default.
const LONGEST_ANSWER: usize = 32 << 20;

/// Without limits on fields and cost, the limit on the response ends it. This takes too long in a build without optimisation.
fn answers_end(is_measured: bool) -> Result<String, String> {
    if !is_measured {
        return Ok(String::new());
    }
    let server = Server::new(&Setting::Limits(Limits::none()));
    let text = doubling_aliases(22, 2);
    let size = text.len();
    let answer = server.answer(Input::Document { text, operation: None });
    if answer.len() <= LONGEST_ANSWER && String::from_utf8_lossy(&answer).contains("LIMIT_RESPONSE") {
        return Ok(format!("{size} bytes are answered with {}", answer.len()));
    }
    Err(format!("a document of {size} bytes is answered with {}, expected LIMIT_RESPONSE", answer.len()))
}

fn guards() -> Vec<Limits> {
    let defaults = Limits::default();
    let with = |change: fn(&mut Limits, &Limits)| {
        let mut limits = Limits::none();
        change(&mut limits, &defaults);
        limits
    };
    vec![
        Limits::none(),
        with(|limits, defaults| limits.document.depth = defaults.document.depth),
        with(|limits, defaults| limits.document.fields = defaults.document.fields),
        with(|limits, defaults| limits.document.mutation_fields = defaults.document.mutation_fields),
        with(|limits, defaults| limits.document.introspection_fields = defaults.document.introspection_fields),
        with(|limits, defaults| limits.syntax = defaults.syntax),
        with(|limits, defaults| limits.cost = defaults.cost),
        with(|limits, defaults| limits.variables = defaults.variables),
    ]
}

fn growth_without_guards() -> Vec<Growth> {
    vec![
        Growth::new("doublings, depth alone limited", 1_000, |size| {
            Case::document(doubling(size, 2)).limits(guards()[1])
        }),
        Growth::new("doublings with aliases, fields alone limited", 1_000, |size| {
            Case::document(doubling_aliases(size, 2)).limits(guards()[2]).refused("LIMIT_FIELDS")
        }),
        Growth::new("doublings with aliases, cost alone limited", 1_000, |size| {
            Case::document(doubling_aliases(size, 2)).limits(guards()[6]).refused_as(&["LIMIT_COST", "LIMIT_DEPTH"])
        }),
    ]
}

fn typed_spreads(fragments: usize) -> String {
    let spreads = repeat(fragments, |number| format!("...F{number} "));
    let typed = |number: usize| format!("fragment F{number} on Node{0}{{id next{{id}}own}}", number % 50);
    format!("{{node(id:1){{{spreads}next{{{spreads}next{{{spreads}}}}}}}}}{}", repeat(fragments, typed))
}

/// `count` fields of an interface with fifty types.
fn aliases_on_types(count: usize) -> String {
    format!("{{node(id:1){{{}}}}}", repeat(count, |number| format!("x{number}:id ")))
}

/// `count` fields of that interface, each with a selection set that selects nothing on most of the types.
fn sets_for_types(count: usize) -> String {
    let fields = repeat(count, |number| format!("x{number}:next{{...F}}"));
    format!("{{node(id:1){{...on Node0{{{fields}}}}}}}fragment F on Node0{{own}}")
}

/// Two objects or any node at each level: the sets of selection sets grow exponentially.
fn either_type_in_either(levels: usize) -> String {
    let inner = |node| nested(levels, &format!("next{{...on Node{node}{{y:own "), "id", "}}");
    let side = |level: usize, node| format!("...on Node{node}{{next{{x{level}:id {}}}}}", inner(node));
    let level = |level: usize| format!("{}{}next{{", side(level, 0), side(level, 1));
    format!("{{node(id:1){{{}id{}}}}}", repeat(levels, level), "}".repeat(levels))
}

fn spreads_on_types() -> Vec<Case> {
    let inline = |number: usize| format!("...on Node{}{{x{number}:own next{{id}}}}", number % 50);
    let spreads = repeat(300, |number| format!("...F{number} "));
    let typed = repeat(300, |number| format!("fragment F{number} on Node{}{{id own}}", number % 50));
    vec![
        Case::document(either_type_in_either(20)).unlimited(),
        Case::document(format!("{{node(id:1){{{spreads}}}}}{typed}")),
        Case::document(typed_spreads(300)),
        Case::document(aliases_on_types(500)),
        Case::document(aliases_on_types(570)).decided(&["LIMIT_FIELDS"]),
        Case::document(aliases_on_types(3_000)).refused("LIMIT_FIELDS").saying("Spread fewer fragments").saying("line"),
        Case::document(format!("{{node(id:1){{{}}}}}", repeat(1_000, inline))).decided(&["LIMIT_FIELDS"]),
        Case::document(sets_for_types(1_300)),
        Case::document(sets_for_types(1_600)).refused("LIMIT_FIELDS"),
        Case::document(format!("{{node(id:1){{{}}}}}", nested(20, "next{...on Node1{own}...on Node{", "id", "}}"))),
    ]
}

fn growth_of_spreads_on_types() -> Vec<Growth> {
    vec![Growth::new("fragments on types, spread in three levels", 15, |size| {
        Case::document(typed_spreads(size)).decided(&["LIMIT_FIELDS"])
    })]
}

fn unused(count: usize) -> String {
    format!("{{b}}{}", repeat(count, |number| format!("fragment F{number} on Query{{b}}")))
}

fn same_name(count: usize) -> String {
    format!("{{...F}}{}", "fragment F on Query{b}".repeat(count))
}

fn definitions() -> Vec<Case> {
    vec![
        Case::document(unused(5_000)).refused("LIMIT_TOKENS"),
        Case::document(unused(2_000)).refused("VALIDATION_FAILED").saying("is never used"),
        Case::document(same_name(5_000)).refused("LIMIT_TOKENS"),
        Case::document(same_name(2_000)).refused("VALIDATION_FAILED").saying("There can be only one fragment"),
        Case::document(unused(5_000)).unlimited().refused("VALIDATION_FAILED"),
        Case::document(same_name(5_000)).unlimited().refused("VALIDATION_FAILED"),
    ]
}

fn growth_of_definitions() -> Vec<Growth> {
    vec![
        Growth::new("fragments never used", 250, |size| Case::document(unused(size)).refused("VALIDATION_FAILED")),
        Growth::new("fragments of one name", 250, |size| Case::document(same_name(size)).refused("VALIDATION_FAILED")),
    ]
}

fn bombs_elsewhere() -> Vec<Case> {
    [doubling(40, 2), doubling_aliases(30, 2), product(300)]
        .map(|bomb| format!("query A{{b}}query B{bomb}"))
        .map(|text| Case::document(text).operation("A").refused("LIMIT_FIELDS"))
        .to_vec()
}

fn spreads(count: usize) -> String {
    format!("{{{}}}fragment F on Query{{b}}", "...F ".repeat(count))
}

fn repeated_spreads() -> Vec<Case> {
    vec![
        Case::document(spreads(7_000)).answered(json!({ "b": 1 })),
        Case::document(spreads(10_000)).refused("LIMIT_TOKENS"),
        Case::document(spreads(100_000)).unlimited().answered(json!({ "b": 1 })),
    ]
}

fn growth_of_repeated_spreads() -> Vec<Growth> {
    vec![
        Growth::new("spreads", 900, |size| Case::document(spreads(size))),
        Growth::new("spreads without limits", 12_500, |size| Case::document(spreads(size)).unlimited()),
    ]
}
