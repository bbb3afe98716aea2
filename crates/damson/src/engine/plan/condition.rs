//! `@skip` and `@include` as boolean expressions over variables, evaluated once for each request.
//! See [@skip](https://spec.graphql.org/September2026/#sec--skip) and
//! [@include](https://spec.graphql.org/September2026/#sec--include).

use damson_schema::HashMap;

/// The index of a condition. Conditions refer only to earlier ones.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ConditionId(u32);

impl ConditionId {
    pub(crate) const ALWAYS: Self = ConditionId(0);
    pub(crate) const NEVER: Self = ConditionId(1);
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Condition {
    Constant(bool),
    /// The variable with this index has this value.
    Variable(u32, bool),
    And(ConditionId, ConditionId),
    Or(ConditionId, ConditionId),
    /// The first and not the second.
    Except(ConditionId, ConditionId),
}

/// The conditions of a plan, each stored once.
#[derive(Debug)]
pub(crate) struct Conditions {
    list: Vec<Condition>,
}

/// Builds [`Conditions`], finding equal ones again.
#[derive(Debug)]
pub(crate) struct ConditionBuilder {
    list: Vec<Condition>,
    known: HashMap<Condition, ConditionId>,
}

impl ConditionBuilder {
    pub(crate) fn new() -> Self {
        ConditionBuilder {
            list: vec![Condition::Constant(true), Condition::Constant(false)],
            known: HashMap::default(),
        }
    }

    pub(crate) fn constant(value: bool) -> ConditionId {
        if value { ConditionId::ALWAYS } else { ConditionId::NEVER }
    }

    /// The condition that the variable with this index has the value `expected`.
    pub(crate) fn variable(&mut self, index: usize, expected: bool) -> ConditionId {
        self.intern(Condition::Variable(index as u32, expected))
    }

    pub(crate) fn and(&mut self, a: ConditionId, b: ConditionId) -> ConditionId {
        match (a, b) {
            (ConditionId::ALWAYS, other) | (other, ConditionId::ALWAYS) => other,
            (ConditionId::NEVER, _) | (_, ConditionId::NEVER) => ConditionId::NEVER,
            _ if a == b => a,
            _ => self.intern(Condition::And(a, b)),
        }
    }

    pub(crate) fn or(&mut self, a: ConditionId, b: ConditionId) -> ConditionId {
        match (a, b) {
            (ConditionId::NEVER, other) | (other, ConditionId::NEVER) => other,
            (ConditionId::ALWAYS, _) | (_, ConditionId::ALWAYS) => ConditionId::ALWAYS,
            _ if a == b => a,
            _ => self.intern(Condition::Or(a, b)),
        }
    }

    /// `a` and not `b`.
    pub(crate) fn except(&mut self, a: ConditionId, b: ConditionId) -> ConditionId {
        match (a, b) {
            (_, ConditionId::NEVER) => a,
            (_, ConditionId::ALWAYS) => ConditionId::NEVER,
            _ if a == b => ConditionId::NEVER,
            _ => self.intern(Condition::Except(a, b)),
        }
    }

    pub(crate) fn finish(self) -> Conditions {
        Conditions { list: self.list }
    }

    fn intern(&mut self, condition: Condition) -> ConditionId {
        *self.known.entry(condition).or_insert_with(|| {
            self.list.push(condition);
            ConditionId(self.list.len() as u32 - 1)
        })
    }
}

/// The values of a plan's conditions in one request.
#[derive(Debug, Default)]
pub(crate) struct Evaluated(Vec<bool>);

impl Evaluated {
    #[inline]
    pub(crate) fn holds(&self, id: ConditionId) -> bool {
        id == ConditionId::ALWAYS || self.0[id.0 as usize]
    }
}

impl Conditions {
    pub(crate) fn heap_size(&self) -> usize {
        self.list.capacity() * size_of::<Condition>()
    }

    /// Evaluates all conditions, given the values of variables.
    ///
    /// # Errors
    /// The index of a variable that has no boolean value.
    pub(crate) fn evaluate(&self, variable: impl Fn(usize) -> Option<bool>) -> Result<Evaluated, usize> {
        if self.list.len() == 2 {
            return Ok(Evaluated::default()); // only the constants, and `NEVER` is never asked for
        }
        let mut values = Vec::with_capacity(self.list.len());
        for condition in &self.list {
            let holds = |id: ConditionId, values: &[bool]| values[id.0 as usize];
            let value = match *condition {
                Condition::Constant(value) => value,
                Condition::Variable(index, expected) => variable(index as usize).ok_or(index as usize)? == expected,
                Condition::And(a, b) => holds(a, &values) && holds(b, &values),
                Condition::Or(a, b) => holds(a, &values) || holds(b, &values),
                Condition::Except(a, b) => holds(a, &values) && !holds(b, &values),
            };
            values.push(value);
        }
        Ok(Evaluated(values))
    }
}
