//! The shapes that hostile texts have.

/// The texts that `each` makes of the numbers below `count`.
pub fn repeat(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

/// `middle` between as many `opening` and `closing` texts as there are levels.
pub fn nested(levels: usize, opening: &str, middle: &str, closing: &str) -> String {
    [&opening.repeat(levels), middle, &closing.repeat(levels)].concat()
}

/// A document of `levels` fragments; `body` makes the selections of one from the number of the next.
pub fn chain(levels: usize, body: impl Fn(usize) -> String) -> String {
    let fragments = repeat(levels, |level| format!("fragment F{level} on Query{{{}}}", body(level + 1)));
    format!("{{...F0}}{fragments}fragment F{levels} on Query{{b}}")
}

/// Like [`chain`], with the last fragment leading to the first.
pub fn cycle(length: usize, body: impl Fn(usize) -> String) -> String {
    let fragment = |number: usize| format!("fragment F{number} on Query{{{}}}", body((number + 1) % length));
    format!("{{...F0}}{}", repeat(length, fragment))
}

/// Fragments that each spread the next `copies` times.
pub fn doubling(levels: usize, copies: usize) -> String {
    chain(levels, |next| format!("...F{next} ").repeat(copies))
}

/// Like [`doubling`], through fields with different aliases.
pub fn doubling_aliases(levels: usize, copies: usize) -> String {
    chain(levels, |next| repeat(copies, |copy| format!("x{copy}:a{{...F{next}}}")))
}

/// `count` aliased fields, each with the fields of a fragment of `count` fields.
pub fn product(count: usize) -> String {
    let aliases = repeat(count, |number| format!("x{number}:a{{...F}}"));
    format!("{{{aliases}}}fragment F on Query{{{}}}", repeat(count, |number| format!("y{number}:b ")))
}
