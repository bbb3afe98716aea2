//! Compares messages with cut text: Damson's message is that of graphql-js with ellipses in place of text.

/// The number of characters before the ellipsis of a cut text.
const KEPT: usize = 79;

/// Whether Damson's message equals that of graphql-js, possibly with text cut.
pub(super) fn is_cut_message(theirs: &str, ours: &str) -> bool {
    let leads = |theirs: &str| leads_around(theirs, ours, '…');
    theirs == ours || (ours.chars().count() > KEPT && (leads(theirs) || leads(&on_one_line(theirs))))
}

/// Whether `text` consists of the pieces of `cut` in their order, with more text between them.
fn leads_around(text: &str, cut: &str, at: char) -> bool {
    let mut pieces = cut.split(at);
    let Some(mut rest) = pieces.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut is_cut = false;
    for piece in pieces {
        is_cut = true;
        let Some(place) = (if piece.is_empty() { Some(rest.len()) } else { rest.rfind(piece) }) else { return false };
        rest = &rest[place + piece.len()..];
    }
    is_cut && rest.is_empty()
}

/// The text of a value that graphql-js prints on several lines, on one line.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split('\n') {
        let part = if line.is_empty() { part } else { part.trim_start() };
        match (line.chars().last(), part.chars().next()) {
            (None, _) | (Some('['), _) | (_, Some(']')) => {}
            (Some('{'), _) | (_, Some('}')) => line.push(' '),
            _ => line.push_str(", "),
        }
        line.push_str(part);
    }
    line
}
