//! Who may ask for a thing, who sees it, and what is said of it: `guard = ".."`, `visible = false`,
//! `visible = "function"`, `directive = name::apply(..)`.

use syn::{Expr, Path};

use super::Attributes;
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

    /// Expressions that give applied directives.
    fn directives(&mut self, mistakes: &mut Mistakes) -> Vec<Expr> {
        let hint = "`directive` takes a directive with its arguments; write `directive = name::apply(..)`";
        self.all("directive").iter().filter_map(|entry| entry.expr(hint, mistakes)).collect()
    }

    /// An expression that gives a guard.
    pub(crate) fn guard(&mut self, mistakes: &mut Mistakes) -> Option<Expr> {
        let hint = "`guard` takes an expression that gives a guard; write `guard = \"..\"`";
        self.entry("guard", mistakes)?.expr(hint, mistakes)
    }

    /// Who sees it: everyone, if nothing is said.
    fn visible(&mut self, mistakes: &mut Mistakes) -> Visible {
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
