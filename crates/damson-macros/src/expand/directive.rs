//! Directives: the type that takes the place of the function.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, ItemFn, Visibility};

use super::{block, implement, input_values, tables, type_name, without_lifetimes};
use crate::model::{Directive, Target};

/// The type for an executable directive. It runs the value that the function returns.
pub(crate) fn directive(model: &Directive) -> TokenStream {
    let marker = marker(model, quote!(;));
    // The function moves into the body of another, where no other code can see it.
    let function = ItemFn { vis: Visibility::Inherited, ..model.function.clone() };
    let ident = &function.sig.ident;
    let values = model.arguments.iter().map(|(_, value)| {
        let (name, ty) = (&value.name.value, without_lifetimes(&value.ty));
        quote!(__cx.argument_with(#name, <#ty as __damson::InputType>::parse)?)
    });
    let values: Vec<TokenStream> = values.collect();
    let output = function.sig.output.span();
    let resolve_field =
        quote_spanned!(output=> __damson::CustomDirective::resolve_field(&__directive, __cx.ctx, __resolve));
    let implementation = block(&model.definition, |target| {
        let table = table(model, target);
        // The parameters have names of their own, since the directive's name may be `cx` or `resolve`.
        let body = quote! {
            #table
            fn run<'__a>(
                __cx: __damson::DirectiveContext<'__a>,
                __resolve: __damson::ResolveFut<'__a>,
            ) -> __damson::ResolveFut<'__a> {
                #function
                __damson::Box::pin(async move {
                    let __directive = #ident(#(#values),*);
                    #resolve_field.await
                })
            }
        };
        implement(quote!(__damson::CustomDirectiveFactory), target, body)
    });
    quote!(#marker #implementation)
}

/// The type for a type system directive, with the function `apply`.
pub(crate) fn type_directive(model: &Directive) -> TokenStream {
    // A struct with braces is not a value, so variables may have its name.
    let marker = marker(model, quote!({}));
    let ident = &model.function.sig.ident;
    let parameters: Vec<&FnArg> = model.function.sig.inputs.iter().collect();
    let arguments = model.arguments.iter().map(|(ident, value)| {
        let name = &value.name.value;
        let given = input_values::given(value, &quote!(&#ident));
        quote!((#name, #given))
    });
    let arguments: Vec<TokenStream> = arguments.collect();
    let implementation = block(&model.definition, |target| {
        let table = table(model, target);
        let directive = implement(quote!(__damson::TypeDirective), target, table);
        quote! {
            #directive
            impl #ident {
                /// Applies the directive.
                pub fn apply(#(#parameters),*) -> __damson::DirectiveUse {
                    __damson::DirectiveUse::new::<Self>([#(#arguments),*])
                }
            }
        }
    });
    quote!(#marker #implementation)
}

/// The type that stands for the directive, with the `;` or the braces of a struct without fields.
fn marker(model: &Directive, end: TokenStream) -> TokenStream {
    let ItemFn { attrs, vis, sig, .. } = &model.function;
    let docs = attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let (docs, ident) = (docs.collect::<Vec<_>>(), &sig.ident);
    quote! {
        #(#docs)*
        #[allow(non_camel_case_types, missing_debug_implementations, missing_docs)]
        #vis struct #ident #end
    }
}

/// The function `table`.
fn table(model: &Directive, target: &Target) -> TokenStream {
    let name = type_name::value(&target.name);
    let description = tables::description(model.definition.description.as_ref());
    let arguments = model.arguments.iter().map(|(_, value)| tables::input_value(value));
    let (locations, repeatable) = (&model.locations, model.repeatable);
    let visible = tables::visible(&model.definition.marks.visible);
    quote! {
        fn table() -> __damson::DirectiveTable {
            __damson::DirectiveTable {
                name: || #name,
                description: #description,
                arguments: const { &[#(#arguments),*] },
                locations: &[#(__damson::DirectiveLocation::#locations),*],
                repeatable: #repeatable,
                visible: #visible,
            }
        }
    }
}
