//! The tables of fields, arguments and values: constants that are read once, when the schema is built.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Type;

use super::{cost, guard, validator, without_lifetimes};
use crate::attr::{CacheControl, Default, Description, Marks, Visible};
use crate::model::{Call, Field, InputValue, Method, Parameter, Resolver};

/// `&[FieldTable { .. }, ..]`.
pub(super) fn fields(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(field);
    quote!(&[#(#fields),*])
}

/// `FieldsTable { .. }`: the fields and the parts of an object.
pub(super) fn members(members: &[Field]) -> TokenStream {
    let fields = members.iter().filter(|member| !member.flatten).map(field);
    let parts =
        members.iter().enumerate().filter(|(_, member)| member.flatten).map(|(index, member)| part(index, member));
    quote!(__damson::macros::FieldsTable { fields: &[#(#fields),*], parts: &[#(#parts),*] })
}

/// `PartTable { .. }`.
fn part(index: usize, part: &Field) -> TokenStream {
    let ty = without_lifetimes(&part.ty);
    let resolver = resolver_kind(part);
    let uses_context = uses_context(&part.resolver);
    let guard = guard::own(!part.guards.is_empty());
    quote! {
        __damson::macros::PartTable {
            index: #index,
            resolver: __damson::macros::ResolverKind::#resolver,
            uses_context: #uses_context,
            guard: #guard,
            rust_name: ::core::any::type_name::<#ty>,
            object: <#ty as __damson::macros::ObjectType>::object_table,
            fields: <#ty as __damson::macros::ObjectType>::fields,
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let name = &field.name.value;
    let type_ref = type_ref(field);
    let description = description(field.description.as_ref());
    let deprecation = option(field.deprecation.as_ref());
    let arguments = arguments(&field.resolver);
    let resolver = resolver_kind(field);
    let uses_context = uses_context(&field.resolver);
    let marks = marks(&field.marks);
    let guard = match &field.resolver {
        Resolver::Implementer(_) => guard::shared(field.guards.first()),
        _ => guard::own(!field.guards.is_empty()),
    };
    let cost = cost::cost(field);
    let cache_control = cache_control(field.cache_control);
    quote! {
        __damson::macros::FieldTable {
            name: #name,
            description: #description,
            ty: #type_ref,
            arguments: #arguments,
            deprecation: #deprecation,
            resolver: __damson::macros::ResolverKind::#resolver,
            uses_context: #uses_context,
            guard: #guard,
            cost: #cost,
            cache_control: #cache_control,
            marks: #marks,
        }
    }
}

fn uses_context(resolver: &Resolver) -> bool {
    matches!(resolver, Resolver::Method(method) | Resolver::Stream(method, _) if takes_context(method))
}

/// The function that registers the type, and the data without which the field fails.
fn type_ref(field: &Field) -> TokenStream {
    let ty = without_lifetimes(&field.ty);
    let type_ref = quote!(<#ty as __damson::OutputType>::type_ref);
    let mut data = field.resolver.required_data().map(without_lifetimes).peekable();
    if data.peek().is_none() {
        return type_ref;
    }
    quote!(|__registry| { #(<#data as __damson::macros::ContextData>::require(__registry);)* #type_ref(__registry) })
}

fn takes_context(method: &Method) -> bool {
    method.parameters.iter().any(|parameter| matches!(parameter, Parameter::Context))
}

fn resolver_kind(field: &Field) -> TokenStream {
    match &field.resolver {
        Resolver::Member(_) if field.conversion.is_none() => quote!(Plain),
        Resolver::Method(Method { call: Call::Waiting, .. }) => quote!(Async),
        // The stream may wait; its items are values already.
        // A conversion is the author's code.
        Resolver::Method(_) | Resolver::Stream(..) | Resolver::Implementer(_) | Resolver::Member(_) => quote!(Sync),
    }
}

fn arguments(resolver: &Resolver) -> TokenStream {
    let values = resolver.arguments().map(input_value);
    quote!(&[#(#values),*])
}

/// `InputValueTable { .. }`.
pub(super) fn input_value(value: &InputValue) -> TokenStream {
    let ty = without_lifetimes(&value.ty);
    input_value_with(value, &quote!(<#ty as __damson::InputType>::type_ref))
}

/// The same for a field that is nullable whatever its type is.
pub(super) fn nullable_input_value(value: &InputValue) -> TokenStream {
    let ty = without_lifetimes(&value.ty);
    input_value_with(value, &quote!(|__registry| <#ty as __damson::InputType>::type_ref(__registry).nullable()))
}

fn input_value_with(value: &InputValue, type_ref: &TokenStream) -> TokenStream {
    let name = &value.name.value;
    let ty = without_lifetimes(&value.ty);
    let description = description(value.description.as_ref());
    let deprecation = option(value.deprecation.as_ref());
    let marks = marks_of_input(value);
    let default = option(value.default.as_ref().map(|default| default_value(default, &ty)));
    quote! {
        __damson::macros::InputValueTable {
            name: #name,
            description: #description,
            ty: #type_ref,
            default_value: #default,
            deprecation: #deprecation,
            marks: #marks,
        }
    }
}

/// `|| ..`: a function without captures, since the table is a constant. A `fn` could not use the type's parameters.
fn default_value(default: &Default, ty: &TokenStream) -> TokenStream {
    let to_given = quote!(__damson::InputType::to_given);
    match default {
        Default::OfType => quote!(|| #to_given(&<#ty as ::core::default::Default>::default())),
        Default::Literal(literal) => match literal_type(literal) {
            Some(ty) => quote!(|| #to_given(&(#literal as #ty))),
            None => quote!(|| #to_given(&::std::string::String::from(#literal))),
        },
        Default::Expr(expr) => quote!(|| { let __value: #ty = #expr; #to_given(&__value) }),
    }
}

/// The default value as a Rust value, for fields outside the schema.
pub(super) fn rust_default(default: Option<&Default>, ty: &Type) -> TokenStream {
    match default {
        None | Some(Default::OfType) => quote!(<#ty as ::core::default::Default>::default()),
        Some(Default::Literal(literal)) if literal_type(literal).is_none() => quote!(<#ty>::from(#literal)),
        Some(Default::Literal(value) | Default::Expr(value)) => quote!({ let __value: #ty = #value; __value }),
    }
}

/// The type in which a number or boolean is written; `None` for texts.
fn literal_type(literal: &syn::Expr) -> Option<TokenStream> {
    match literal {
        syn::Expr::Unary(unary) => literal_type(&unary.expr),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(_), .. }) => Some(quote!(i64)),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Float(_), .. }) => Some(quote!(f64)),
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Bool(_), .. }) => Some(quote!(bool)),
        _ => None,
    }
}

/// `Option<CacheControl>`.
pub(super) fn cache_control(cache_control: Option<CacheControl>) -> TokenStream {
    option(
        cache_control.map(
            |CacheControl { public, max_age }| quote!(__damson::CacheControl { public: #public, max_age: #max_age }),
        ),
    )
}

/// `MarkTable { .. }`.
pub(super) fn marks(marks: &Marks) -> TokenStream {
    marks_with(marks, TokenStream::new())
}

/// The same with further fields.
pub(super) fn marks_with(marks: &Marks, more: TokenStream) -> TokenStream {
    let visible = match &marks.visible {
        Visible::Always if marks.directives.is_empty() && more.is_empty() => {
            return quote!(__damson::macros::MarkTable::NONE);
        }
        Visible::Always => quote!(Always),
        Visible::Never => quote!(Never),
        Visible::When(function) => quote!(When(#function)),
    };
    let directives = &marks.directives;
    quote! {
        __damson::macros::MarkTable {
            visible: __damson::macros::VisibleTable::#visible,
            directives: &[#(|| #directives),*],
            #more
            ..__damson::macros::MarkTable::NONE
        }
    }
}

/// The marks of an argument or input field.
fn marks_of_input(value: &InputValue) -> TokenStream {
    let validator = validator::table(value).map(|table| quote!(validator: #table,));
    let secret = value.secret.then(|| quote!(secret: true,));
    marks_with(&value.marks, quote!(#validator #secret))
}

/// `Option<&'static str>`.
pub(super) fn description(description: Option<&Description>) -> TokenStream {
    option(description.map(|_| text(description)))
}

/// `&'static str`.
pub(super) fn text(description: Option<&Description>) -> TokenStream {
    match description {
        None => quote!(""),
        Some(Description::Text(text)) => text.to_token_stream(),
        // `trim_ascii` is a `const fn`; `trim` is not.
        Some(Description::Parts(parts)) => quote!(::core::concat!(#(#parts, "\n"),*).trim_ascii()),
        Some(Description::OfType) => quote!(<Self as __damson::Description>::description()),
    }
}

/// `Some(..)` or `None`.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// Replaces every lifetime but `'static` with `'_`.
pub(super) fn infer_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut after_apostrophe = false;
    let tokens = tokens.into_iter().map(|token| {
        let names_lifetime =
            std::mem::replace(&mut after_apostrophe, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(name) if names_lifetime && name != "static" => {
                TokenTree::Ident(Ident::new("_", name.span()))
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), infer_lifetimes(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        }
    });
    tokens.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_left_to_inference() {
        let ty = quote!(Vec<(&'a User<'b>, Cow<'static, str>)>);
        assert_eq!(infer_lifetimes(ty).to_string(), quote!(Vec<(&'_ User<'_>, Cow<'static, str>)>).to_string());
    }
}
