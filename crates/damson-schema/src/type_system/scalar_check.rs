//! The functions of custom scalars that check and change the values given for them.

use std::sync::Arc;

use crate::{Value, user_code};

/// The check of a value given for a custom scalar; its error says what was expected.
///
/// The function is called for one value more than once, when a document is validated and when the value is coerced, and
/// must give the same answer each time.
#[derive(Clone)]
pub enum ScalarCheck {
    /// Checks the value; resolvers see it as it was given.
    Judge(Arc<JudgeScalar>),
    /// Checks the value, and gives the one that resolvers see in its place.
    Parse(Arc<ParseScalar>),
}

/// Checks a value.
pub type JudgeScalar = dyn Fn(&Value) -> Result<(), String> + Send + Sync;

/// Checks a value, and makes another of it.
pub type ParseScalar = dyn Fn(&Value) -> Result<Value, String> + Send + Sync;

impl ScalarCheck {
    /// Checks a value as it was given.
    ///
    /// # Errors
    /// The value is not valid. The text says what was expected.
    pub fn judge(&self, value: &Value) -> Result<(), String> {
        match self {
            ScalarCheck::Judge(judge) => judge(value),
            ScalarCheck::Parse(parse) => parse(value).map(drop),
        }
    }

    /// The value that resolvers see of one that has been judged: none if the function has changed its mind, or panics now.
    pub(crate) fn parse(&self, value: Value) -> Option<Value> {
        match self {
            ScalarCheck::Judge(_) => Some(value),
            ScalarCheck::Parse(parse) => user_code::call(|| parse(&value).ok()).ok().flatten(),
        }
    }
}

impl std::fmt::Debug for ScalarCheck {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ScalarCheck")
    }
}
