//! Attributes that this macro does not use: they are left to another macro on the same type, or refused.
//!
//! Every accepted attribute has an effect. Only the compiler knows whether the other macro is there, so the code demands a
//! trait that the other macro implements.

use proc_macro2::Ident;

use super::Attributes;
use crate::mistakes::Mistakes;

/// Another macro that may stand above the same type and reads the attributes left to it.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// The macros for objects.
    Object,
    /// The macros for inputs.
    Input,
    /// The macros of inputs, beside a `derive(Description)`.
    DescribedInput,
    /// `derive(OneofObject)`.
    Oneof,
    /// `derive(Interface)`.
    Interface,
    /// `derive(Union)`.
    Union,
    /// Any macro that makes an output type.
    Output,
    /// `derive(Columns)`.
    Columns,
}

/// An attribute that only another macro reads.
pub(crate) struct Left {
    pub(crate) attribute: Ident,
    pub(crate) to: Reader,
}

impl Attributes {
    /// Leaves these attributes to another macro.
    pub(crate) fn leave_to(&mut self, to: Reader, names: &[&'static str]) -> Vec<Left> {
        let given = names.iter().flat_map(|name| self.all(name)).collect::<Vec<_>>();
        given.into_iter().map(|entry| Left { attribute: entry.name, to }).collect()
    }

    /// Leaves the remaining attributes to another macro.
    pub(crate) fn leave_rest_to(mut self, to: Reader) -> Vec<Left> {
        self.entries.drain(..).map(|entry| Left { attribute: entry.name, to }).collect()
    }

    /// Refuses these attributes, which have no effect beside `other`.
    pub(crate) fn refuse_beside(&mut self, other: &str, names: &[&'static str], mistakes: &mut Mistakes) {
        self.refuse(names, &format!("has no effect beside `{other}`; remove one of them"), mistakes);
    }

    /// Refuses these attributes, and does not list them as known.
    pub(crate) fn refuse(&mut self, names: &[&'static str], message: &str, mistakes: &mut Mistakes) {
        for entry in self.entries.extract_if(.., |entry| names.iter().any(|name| entry.is(name))) {
            mistakes.at(&entry.name, format_args!("`{}` {message}", entry.name));
        }
    }

    /// Refuses the remaining attributes.
    pub(crate) fn refuse_rest(&mut self, message: &str, mistakes: &mut Mistakes) {
        for entry in self.entries.drain(..) {
            mistakes.at(&entry.name, format_args!("`{}` {message}", entry.name));
        }
    }
}
