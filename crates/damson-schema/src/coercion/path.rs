//! Where in a value something is: ` at .list[0].field`.

use std::fmt;

use damson_syntax::quoted;

/// The way from a value to a part of it: each step knows the ones before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Path<'p> {
    last: Option<(&'p Path<'p>, Step<'p>)>,
    depth: usize,
}

/// One step into a value.
#[derive(Clone, Copy, Debug)]
pub enum Step<'p> {
    /// To an item of a list.
    Index(usize),
    /// To a field of an input object.
    Field(&'p str),
    /// The only item of a list that is given without brackets; not shown.
    Only,
}

impl<'p> Path<'p> {
    /// The way to the value itself.
    pub(crate) const ROOT: Path<'static> = Path { last: None, depth: 0 };

    /// The way that goes on with `step`.
    pub(crate) fn step(&'p self, step: Step<'p>) -> Path<'p> {
        Path { last: Some((self, step)), depth: self.depth + 1 }
    }

    /// The number of lists and objects around the part.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The steps that are shown, from the value inwards.
    pub(crate) fn steps(&self) -> Vec<Step<'p>> {
        let ways = std::iter::successors(self.last, |(before, _)| before.last);
        let mut steps: Vec<_> = ways.map(|(_, step)| step).filter(|step| !matches!(step, Step::Only)).collect();
        steps.reverse();
        steps
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(&self.steps()).fmt(f)
    }
}

/// The steps from a value to a part of it, as messages show them: ` at .list[0].field`, or nothing for the value itself.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'s, 'p>(pub &'s [Step<'p>]);

impl fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "" } else { " at " })?;
        self.0.iter().try_for_each(|step| match step {
            Step::Index(index) => write!(f, "[{index}]"),
            Step::Field(name) => write!(f, ".{}", quoted(name)),
            Step::Only => Ok(()),
        })
    }
}
