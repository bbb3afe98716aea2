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

/// Names with `*` for any text.
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
            let patterns = content.split(" | ").map(|text| Pattern { line, text: text.trim().to_owned() });
            reason.patterns.extend(patterns);
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

impl Pattern {
    /// Whether a name is of this pattern.
    pub(super) fn matches(&self, name: &str) -> bool {
        let mut parts = self.text.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else { return false };
        let Some(last) = parts.next_back() else { return rest.is_empty() };
        for part in parts {
            let Some(at) = rest.find(part) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last)
    }
}
