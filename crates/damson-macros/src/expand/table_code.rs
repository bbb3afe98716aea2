//! The code of one table, which says only what differs from the table that a constructor makes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::Code;

/// The code of a table: the call of a constructor, and the members that differ from the constructor's.
pub(super) struct TableCode<'c> {
    table: Ident,
    /// The constructor.
    new: Ident,
    /// The arguments of the constructor.
    arguments: Vec<Code<'c>>,
    /// The names of the members, and their values.
    members: (Vec<Ident>, Vec<Code<'c>>),
}

impl<'c> TableCode<'c> {
    /// The call of a constructor.
    pub(super) fn new(table: &str, new: &str, arguments: impl Into<Vec<Code<'c>>>) -> Self {
        let [table, new] = [table, new].map(|name| Ident::new(name, Span::call_site()));
        TableCode { table, new, arguments: arguments.into(), members: Default::default() }
    }

    /// Adds a member.
    pub(super) fn add(&mut self, name: &str, value: impl ToTokens + 'c) {
        self.members.0.push(Ident::new(name, Span::call_site()));
        self.members.1.push(Box::new(value));
    }

    /// Adds a member of the type `Option`, unless it is `None`.
    pub(super) fn add_some(&mut self, name: &str, value: Option<impl ToTokens>) {
        if let Some(value) = value {
            self.add(name, quote!(__damson::Some(#value)));
        }
    }

    /// Whether the constructor says everything.
    pub(super) fn is_plain(&self) -> bool {
        self.members.0.is_empty()
    }

    /// The expression of the table.
    pub(super) fn into_tokens(self) -> TokenStream {
        let TableCode { table, new, arguments, members: (names, values) } = self;
        match names.is_empty() {
            true => quote!(__damson::#table::#new(#(#arguments),*)),
            false => quote!(__damson::#table { #(#names: #values,)* ..__damson::#table::#new(#(#arguments),*) }),
        }
    }
}
