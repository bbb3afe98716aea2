//! Who may ask for a thing, who sees it, and what is said of it: `guard = ".."`, `visible = false`,
//! `visible = "function"`, `directive = name::apply(..)`.

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

/// What every part of a schema may carry besides its name and its description.
#[derive(Clone)]
pub(crate) struct Marks {
    /// Who sees it.
    pub(crate) visible: Visible,
    /// The directives applied to it, in order.
    pub(crate) directives: Vec<Expr>,
}

impl Marks {
    /// Nothing.
    pub(crate) const NONE: Marks = Marks { visible: Visible::Always, directives: Vec::new() };
}

impl Attributes {
    /// Who sees it, and the directives applied to it.
    pub(crate) fn marks(&mut self, mistakes: &mut Mistakes) -> Marks {
        Marks { visible: self.visible(mistakes), directives: self.directives(mistakes) }
    }

    /// Expressions that give applied directives, as they are or in strings.
    fn directives(&mut self, mistakes: &mut Mistakes) -> Vec<Expr> {
        let mut directives = Vec::new();
        for entry in self.all("directive") {
            match (entry.value.as_text(), &entry.value) {
                (Some(code), _) => directives.extend(mistakes.take(code.parse::<Expr>())),
                (None, Value::Expr(expr)) => directives.push(expr.clone()),
                _ => {
                    let message =
                        "`directive` takes a directive with its arguments; write `directive = name::apply(..)`";
                    mistakes.at(&entry.name, message);
                }
            }
        }
        directives
    }

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
    fn visible(&mut self, mistakes: &mut Mistakes) -> Visible {
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
