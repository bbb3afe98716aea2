//! The reasons for what is missing: a line with the reason and the replacement, and below it, indented, what it holds for.
//!
//! ```text
//! written by the macros => the traits of `damson::types`
//!   registry* | *::create_type_info
//! ```

/// A reason, and what it holds for.
#[derive(Debug)]
pub(super) struct Reason {
    pub(super) reason: String,
    pub(super) replacement: String,
    pub(super) patterns: Vec<Pattern>,
}

/// Names with `*` for any text. `X..` is X with its members and implementations.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) line: usize,
    pub(super) text: String,
}

/// Reads the file of reasons.
pub(super) fn read(text: &str) -> Result<Vec<Reason>, String> {
    let mut reasons: Vec<Reason> = Vec::new();
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    for (line, content) in lines {
        if content.starts_with(' ') {
            let reason = reasons.last_mut().ok_or_else(|| format!("line {line}: there is no reason above"))?;
            let texts = content.split(" | ").flat_map(|text| alternatives(text.trim()));
            reason.patterns.extend(texts.map(|text| Pattern { line, text }));
        } else {
            let (reason, replacement) = content
                .split_once(" => ")
                .ok_or_else(|| format!("line {line}: write `reason => replacement`; patterns are indented"))?;
            let (reason, replacement) = (reason.to_owned(), replacement.to_owned());
            reasons.push(Reason { reason, replacement, patterns: Vec::new() });
        }
    }
    Ok(reasons)
}

/// The texts that `x{a, b}` stands for: `xa` and `xb`.
fn alternatives(text: &str) -> Vec<String> {
    let mut texts = vec![text.to_owned()];
    while let Some(filled) = texts.iter().map(|text| fill(text)).collect::<Option<Vec<_>>>() {
        texts = filled.concat();
    }
    texts
}

/// The text with each of the names in its first braces; `None` if it has no braces.
fn fill(text: &str) -> Option<Vec<String>> {
    let (before, rest) = text.split_once('{')?;
    let (names, after) = rest.split_once('}')?;
    Some(names.split(", ").map(|name| format!("{before}{name}{after}")).collect())
}

impl Pattern {
    /// Whether a name is of this pattern.
    pub(super) fn matches(&self, name: &str) -> bool {
        match self.text.strip_suffix("..") {
            None => is_of(&self.text, name),
            Some(own) => is_of(own, name) || owners(name).any(|owner| is_of(own, owner)),
        }
    }
}

/// Whether a text is `pattern`, with any text for each `*`.
fn is_of(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// The names that a name belongs to: `a::B` and `a` for `a::B: Debug`.
fn owners(name: &str) -> impl Iterator<Item = &str> {
    name.char_indices()
        .filter(|&(at, _)| ["::", ".", ": "].iter().any(|sign| name[at..].starts_with(sign)))
        .map(|(at, _)| &name[..at])
}
