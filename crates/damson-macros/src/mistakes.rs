//! The mistakes in an item. Every stage adds those that it finds, and all are reported at once.
//!
//! One mistake is one message at one token. This module does not know what the macros do.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Error;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Mistakes {
    all: Option<Error>,
    count: usize,
}

impl Mistakes {
    /// Adds a mistake at these tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.add(Error::new_spanned(tokens, message));
    }

    /// Adds a mistake at these tokens, unless one since `before` explains it: a part may be missing only because of that.
    pub(crate) fn unless_since(&mut self, before: usize, tokens: impl ToTokens, message: impl std::fmt::Display) {
        if self.count == before {
            self.at(tokens, message);
        }
    }

    /// Adds a mistake at a place.
    pub(crate) fn at_span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(Error::new(span, message));
    }

    /// Adds an error of syn.
    pub(crate) fn add(&mut self, error: Error) {
        self.count += 1;
        match &mut self.all {
            Some(all) => all.combine(error),
            all @ None => *all = Some(error),
        }
    }

    /// The number of mistakes, for [`Mistakes::unless_since`].
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The result, or its error added to the mistakes.
    pub(crate) fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// The mistakes as `compile_error!`s; `None` if there are none.
    pub(crate) fn into_tokens(self) -> Option<TokenStream> {
        Some(self.all?.into_compile_error())
    }

    /// The messages, for tests.
    #[cfg(test)]
    pub(crate) fn messages(self) -> Vec<String> {
        self.all.into_iter().flatten().map(|error| error.to_string()).collect()
    }
}
