//! Guards, visibility and applied directives: `guard = ".."`, `visible = false`, `visible = "function"`,
//! `directive = name::apply(..)`.

use syn::{Expr, Path};

use super::Attributes;
use crate::mistakes::Mistakes;

/// The requests that see a part of the schema.
#[derive(Clone)]
pub(crate) enum Visible {
    /// Every request.
    Always,
    /// No request.
    Never,
    /// The requests for which this function returns `true`.
    When(Path),
}

/// The visibility and the applied directives, which every part of a schema may have.
#[derive(Clone)]
pub(crate) struct Marks {
    pub(crate) visible: Visible,
    /// The applied directives, in order.
    pub(crate) directives: Vec<Expr>,
}

impl Marks {
    /// The marks of a part that has none: every request sees it.
    pub(crate) const NONE: Marks = Marks { visible: Visible::Always, directives: Vec::new() };
}

impl Attributes {
    /// Reads `visible` and `directive`.
    pub(crate) fn marks(&mut self, mistakes: &mut Mistakes) -> Marks {
        Marks { visible: self.visible(mistakes), directives: self.directives(mistakes) }
    }

    /// Reads `directive`: expressions that give applied directives.
    fn directives(&mut self, mistakes: &mut Mistakes) -> Vec<Expr> {
        let hint = "`directive` takes a directive with its arguments; write `directive = name::apply(..)`";
        self.all("directive").iter().filter_map(|entry| entry.expr(hint, mistakes)).collect()
    }

    /// Reads `guard`: an expression that gives a guard.
    pub(crate) fn guard(&mut self, mistakes: &mut Mistakes) -> Option<Expr> {
        let hint = "`guard` takes an expression that gives a guard; write `guard = \"..\"`";
        self.expr("guard", hint, mistakes)
    }

    /// Reads `visible`. Without it, every request sees the part.
    pub(crate) fn visible(&mut self, mistakes: &mut Mistakes) -> Visible {
        let Some(entry) = self.entry("visible", mistakes) else { return Visible::Always };
        match (entry.value.as_bool(), entry.value.as_path()) {
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
