//! Where in a value something is: ` at .list[0].field`.

use std::fmt;

use damson_syntax::quoted;

/// The steps from a value to a part of it.
#[derive(Clone, Default, Debug)]
pub(crate) struct Path<'a>(Vec<Step<'a>>);

/// One step into a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    Index(usize),
    Field(&'a str),
}

impl<'a> Path<'a> {
    pub(crate) fn push(&mut self, step: Step<'a>) {
        self.0.push(step);
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Step<'a>> + '_ {
        self.0.iter().copied()
    }
}

/// As messages show it: nothing for the value itself.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() {
            f.write_str(" at ")?;
        }
        self.0.iter().try_for_each(|step| match step {
            Step::Index(index) => write!(f, "[{index}]"),
            Step::Field(name) => write!(f, ".{}", quoted(name)),
        })
    }
}
