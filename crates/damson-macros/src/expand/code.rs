//! Code that is written into the code around it.
//!
//! A `TokenStream` inside another costs some calls of the compiler, more than all of its tokens. So the code that every field of
//! a schema has is not a stream of its own.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::Type;

use super::{WithoutLifetimes, without_lifetimes};

/// Code of any kind: a name, a text, a stream.
pub(super) type Code<'c> = Box<dyn ToTokens + 'c>;

/// `<Type as __damson::Trait>::function`.
#[derive(Clone, Copy)]
pub(super) struct FunctionOf<'t> {
    ty: WithoutLifetimes<'t>,
    of: &'static str,
    function: &'static str,
}

impl<'t> FunctionOf<'t> {
    /// The function that the type has by a trait.
    pub(super) fn new(ty: &'t Type, of: &'static str, function: &'static str) -> Self {
        FunctionOf { ty: without_lifetimes(ty), of, function }
    }
}

impl ToTokens for FunctionOf<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let word = |word| Ident::new(word, Span::call_site());
        tokens.append(Punct::new('<', Spacing::Alone));
        self.ty.to_tokens(tokens);
        tokens.append(word("as"));
        tokens.append(word("__damson"));
        tokens.append_all(colons());
        tokens.append(word(self.of));
        tokens.append(Punct::new('>', Spacing::Alone));
        tokens.append_all(colons());
        tokens.append(word(self.function));
    }
}

/// `::`.
fn colons() -> [Punct; 2] {
    [Spacing::Joint, Spacing::Alone].map(|spacing| Punct::new(':', spacing))
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};
    use syn::parse_quote;

    use super::FunctionOf;

    #[test]
    fn a_function_is_written_as_a_path() {
        let ty = parse_quote!(Option<&'a str>);
        let written = FunctionOf::new(&ty, "InputType", "parse").to_token_stream();
        assert_eq!(written.to_string(), quote!(<Option<&'_ str> as __damson::InputType>::parse).to_string());
    }
}
