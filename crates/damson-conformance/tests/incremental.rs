//! The queries of the corpus with random `@defer` and `@stream` in them, and resolvers that wait: a client that merges the parts has
//! the response to the query as it was.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};

use damson::dynamic::{FieldFuture, Schema};
use damson::{IncrementalFormat, Request, Variables};
use damson_conformance::{difference, wiring};
use damson_schema::{TypeId, TypeSystem};
use damson_syntax::ast::{Document, List, OperationType, Selection};
use serde_json::Value;

/// The number of variants of each query.
const VARIANTS: u64 = 12;

#[tokio::test]
async fn parts_merge_into_the_whole_response() {
    let (mut executed, mut refused, mut parts) = (0, 0, 0);
    let mut schemas = HashMap::new();
    for line in include_str!("../../../conformance/corpus/cases.jsonl").lines() {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        let name = line["schema"].as_str().expect("a line names a schema").to_owned();
        if let Some(sdl) = line["sdl"].as_str() {
            schemas.insert(name, waiting_schema(sdl));
            continue;
        }
        let schema = &schemas[&name];
        let query = line["query"].as_str().expect("a case has a query");
        if line["expected"].get("errors").is_some() {
            continue;
        }
        for seed in 0..VARIANTS {
            let changed = Change::new(schema.type_system(), query, seed).text();
            let request = || request(&changed, &line);
            let at_once = schema.execute(request()).await.into_bytes();
            let at_once: Value = serde_json::from_slice(&at_once).expect("a response is JSON");
            if at_once.get("errors").is_some() {
                refused += 1; // mutations and subscriptions may not be deferred, nor lists be streamed in two ways
                continue;
            }
            executed += 1;
            for format in [IncrementalFormat::V0_2, IncrementalFormat::DeferSpec20220824] {
                let merged = wiring::merged(schema, request().incremental(format)).await;
                let merged = merged.unwrap_or_else(|error| panic!("{error}: {changed}"));
                if let Some(difference) = difference(&line["expected"], &merged) {
                    panic!("{format:?}: {difference}\n{changed}\n{merged}");
                }
            }
            parts += usize::from(has_parts(schema, request()).await);
        }
    }
    assert!(executed > refused && parts > executed / 2, "{executed} executed, {refused} refused, {parts} in parts");
}

async fn has_parts(schema: &Schema, request: Request) -> bool {
    use damson::futures_util::StreamExt;
    schema.execute_stream(request).next().await.is_some_and(|first| first.has_next())
}

fn request(query: &str, case: &Value) -> Request {
    let mut request = Request::new(query).variables(Variables::from_json(case["variables"].clone()));
    request.operation_name = case["operationName"].as_str().map(str::to_owned);
    request
}

/// The corpus's wiring, with resolvers that wait now and then.
fn waiting_schema(sdl: &str) -> Schema {
    static CALLS: AtomicU64 = AtomicU64::new(1);
    let builder = wiring::builder(sdl).enable_incremental_delivery().resolve_default_async(|cx| {
        let waits = Random(CALLS.fetch_add(1, Ordering::Relaxed)).below(4);
        FieldFuture::new(async move {
            for _ in 0..waits {
                tokio::task::yield_now().await;
            }
            Ok(Some(wiring::value(cx.type_system(), cx.definition().ty)))
        })
    });
    builder.finish().expect("the schemas of the corpus have no faults")
}

/// A query with random directives.
struct Change<'q> {
    query: &'q str,
    random: Random,
    /// The texts to insert: their places, an order among those of one place, and themselves.
    inserted: Vec<(usize, i64, String)>,
    labels: usize,
}

impl<'q> Change<'q> {
    fn new(types: &TypeSystem, query: &'q str, seed: u64) -> Self {
        let document = damson_syntax::parse(query).expect("the query can be read");
        let mut change = Change { query, random: Random(seed + 1), inserted: Vec::new(), labels: 0 };
        document.selections().iter().for_each(|selection| change.defer(selection));
        let mut lists = HashSet::new();
        for operation in document.operations().filter(|operation| operation.operation_type == OperationType::Query) {
            let root = types.query.expect("there is a query root");
            find_lists(types, &document, operation.selection_set.selections, root, &mut lists);
        }
        let mut lists: Vec<_> = lists.into_iter().collect();
        lists.sort_unstable();
        lists.into_iter().for_each(|list| change.stream(list));
        change
    }

    /// Puts a selection into a deferred fragment, perhaps.
    fn defer(&mut self, selection: &Selection) {
        if self.random.below(3) > 0 {
            return;
        }
        let directive = format!("@defer{}", self.arguments(""));
        self.inserted.push((selection.span().start() as usize, 2, format!(" ... {directive} {{ ")));
        self.inserted.push((selection.span().end() as usize, 1, " } ".to_owned()));
    }

    /// Streams a list whose directives end here, perhaps.
    fn stream(&mut self, at: usize) {
        if self.random.below(2) > 0 {
            return;
        }
        let count = self.random.below(4);
        let directive = format!(" @stream{} ", self.arguments(&format!("initialCount: {count}")));
        self.inserted.push((at, 0, directive));
    }

    fn arguments(&mut self, first: &str) -> String {
        let mut arguments = vec![first.to_owned()];
        if self.random.below(4) == 0 {
            arguments.push(format!("if: {}", self.random.below(2) == 0));
        }
        if self.random.below(2) == 0 {
            self.labels += 1;
            arguments.push(format!("label: \"random {}\"", self.labels));
        }
        let arguments = arguments.into_iter().filter(|argument| !argument.is_empty()).collect::<Vec<_>>().join(", ");
        if arguments.is_empty() { String::new() } else { format!("({arguments})") }
    }

    fn text(mut self) -> String {
        self.inserted.sort_by_key(|(at, order, _)| (*at, *order));
        let (mut text, mut from) = (String::new(), 0);
        for (at, _, inserted) in &self.inserted {
            text.push_str(&self.query[from..*at]);
            text.push_str(inserted);
            from = *at;
        }
        text.push_str(&self.query[from..]);
        text
    }
}

/// Finds the fields with lists: the ends of their directives.
fn find_lists(
    types: &TypeSystem,
    document: &Document,
    selections: List<Selection>,
    parent: TypeId,
    found: &mut HashSet<usize>,
) {
    for selection in &document[selections] {
        match selection {
            Selection::Field(field) => {
                let Some((_, definition)) = types.field(parent, &document[field.name]) else { continue };
                let end = field.selection_set.map_or(field.span.end(), |set| set.span.start()) as usize;
                let is_streamed = document[field.directives].iter().any(|used| document[used.name] == *"stream");
                if definition.ty.item().is_some() && !is_streamed {
                    found.insert(end);
                }
                if let Some(set) = field.selection_set {
                    find_lists(types, document, set.selections, definition.ty.named, found);
                }
            }
            Selection::InlineFragment(fragment) => {
                let ty = fragment.type_condition.and_then(|name| types.id(&document[name])).unwrap_or(parent);
                find_lists(types, document, fragment.selection_set.selections, ty, found);
            }
            Selection::FragmentSpread(spread) => {
                let fragment = document.fragments().find(|fragment| document[fragment.name] == document[spread.name]);
                let fragment = fragment.expect("the fragment is there");
                let ty = types.id(&document[fragment.type_condition]).expect("the type is there");
                find_lists(types, document, fragment.selection_set.selections, ty, found);
            }
        }
    }
}

/// Numbers that look random (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03;
        self.0 ^= self.0 >> 29;
        self.0 ^= self.0 << 17;
        self.0 ^= self.0 >> 11;
        self.0 % end
    }
}
