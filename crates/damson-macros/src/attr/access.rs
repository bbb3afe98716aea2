//! Who may ask for a thing, and who sees it: `guard = ".."`, `visible = false`, `visible = "function"`.

use syn::{Expr, Path};

use super::{Attributes, Value};
use crate::mistakes::Mistakes;

/// Who sees a thing.
#[derive(Clone)]
pub(crate) enum Visible {
    /// Everyone.
    Always,
    /// Nobody.
    Never,
    /// Those of whom a function says so.
    When(Path),
}

impl Attributes {
    /// An expression that gives a guard, as it is or in a string.
    pub(crate) fn guard(&mut self, mistakes: &mut Mistakes) -> Option<Expr> {
        let entry = self.entry("guard", mistakes)?;
        if let Some(code) = entry.value.as_text() {
            return mistakes.take(code.parse());
        }
        match entry.value {
            Value::Expr(expr) => Some(expr),
            _ => {
                mistakes.at(&entry.name, "`guard` takes an expression that gives a guard; write `guard = \"..\"`");
                None
            }
        }
    }

    /// Who sees it: everyone, if nothing is said.
    pub(crate) fn visible(&mut self, mistakes: &mut Mistakes) -> Visible {
        let Some(entry) = self.entry("visible", mistakes) else { return Visible::Always };
        let function = match &entry.value {
            Value::Expr(Expr::Path(path)) => Some(path.path.clone()),
            value => value.as_text().and_then(|text| text.parse().ok()),
        };
        match (entry.value.as_bool(), function) {
            (Some(true), _) => Visible::Always,
            (Some(false), _) => Visible::Never,
            (None, Some(function)) => Visible::When(function),
            (None, None) => {
                let message = "`visible` takes `false` or a function; write `visible = \"function\"`";
                mistakes.at(&entry.name, message);
                Visible::Always
            }
        }
    }
}
