//! The lists of floors: blocks of ARCHITECTURE.md that begin with "```floors" and the path of a crate or module.
//!
//! Each line is a floor, from top to bottom. It has the names of modules; or `circle`, names, a colon, and the reason why these
//! modules may use each other.

/// The floors of the children of one crate or module.
pub(super) struct Floors {
    /// `damson-schema` for a crate, `damson::engine` for the inside of a module.
    pub(super) path: String,
    pub(super) floors: Vec<Floor>,
}

pub(super) struct Floor {
    /// The number of the line in the file.
    pub(super) line: usize,
    pub(super) modules: Vec<String>,
    pub(super) is_circle: bool,
}

/// Reads all blocks of a text.
pub(super) fn read(text: &str) -> Result<Vec<Floors>, String> {
    let mut blocks = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((_, line)) = lines.next() {
        if let Some(path) = line.strip_prefix("```floors ") {
            let lines = lines.by_ref().take_while(|(_, line)| *line != "```");
            let floors = lines.map(|(number, line)| floor(number, line)).collect::<Result<_, _>>()?;
            blocks.push(Floors { path: path.trim().to_owned(), floors });
        }
    }
    Ok(blocks)
}

fn floor(line: usize, text: &str) -> Result<Floor, String> {
    let (names, is_circle) = match text.strip_prefix("circle ") {
        None => (text, false),
        Some(circle) => match circle.split_once(':') {
            Some((names, reason)) if !reason.trim().is_empty() => (names, true),
            _ => return Err(format!("line {line}: a circle needs a reason: `circle a b: why`")),
        },
    };
    Ok(Floor { line, modules: names.split_whitespace().map(str::to_owned).collect(), is_circle })
}
