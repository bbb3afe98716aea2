//! Validators: functions in the tables of arguments and input fields, which read a value and check it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use super::{WithoutLifetimes, input_values, own_name, without_lifetimes};
use crate::attr::{Validator, ValidatorKind, Validators};
use crate::model::InputValue;

/// `Some(ValidatorTable { .. })` for the validators of an argument or input field.
pub(super) fn table(value: &InputValue) -> Option<TokenStream> {
    let validators = value.validators.as_ref()?;
    let ty = without_lifetimes(&value.ty);
    let parse = input_values::parser(value);
    let (now, later): (Vec<&Validator>, Vec<&Validator>) =
        validators.all.iter().partition(|validator| !matches!(validator.kind, ValidatorKind::Context(_)));
    let now = (!now.is_empty()).then(|| now_function(&parse, &checks(&now, validators, ty)));
    let later = (!later.is_empty()).then(|| later_function(&parse, &checks(&later, validators, ty)));
    Some(validator_table(now, later))
}

/// `Some(ValidatorTable { .. })` for the validator of a whole input object.
pub(super) fn of_object(validator: &Expr) -> TokenStream {
    let names = Names::new();
    let check = custom(validator, &names);
    let Names { value, failures, .. } = &names;
    let parse = quote!(<Self as __damson::InputType>::parse);
    let checks = quote!({ let #value = &#value; #failures.add(#check); });
    validator_table(Some(now_function(&parse, &checks)), None)
}

/// The variables around the author's expressions. Their names never clash with the author's.
struct Names {
    value: Ident,
    failures: Ident,
    ctx: Ident,
}

impl Names {
    fn new() -> Self {
        Names { value: own_name("value"), failures: own_name("failures"), ctx: own_name("ctx") }
    }
}

fn validator_table(now: Option<TokenStream>, later: Option<TokenStream>) -> TokenStream {
    let (now, later) = (super::tables::option(now), super::tables::option(later));
    quote! {
        __damson::Some(__damson::ValidatorTable { now: #now, later: #later })
    }
}

/// The function for the validators that see only the value.
fn now_function(parse: &impl ToTokens, checks: &TokenStream) -> TokenStream {
    let Names { value, failures, .. } = Names::new();
    quote! {
        |#value, #failures| {
            if let __damson::Some(#value) = __damson::validators::read(#value, #failures, #parse) #checks
        }
    }
}

/// The function for the validators that may wait. A value that cannot be read is a failure elsewhere.
fn later_function(parse: &impl ToTokens, checks: &TokenStream) -> TokenStream {
    let Names { value, failures, ctx } = Names::new();
    quote! {
        |#value, #ctx| {
            let mut #failures = <__damson::Failures as ::core::default::Default>::default();
            let #value = __damson::validators::read(#value, &mut #failures, #parse);
            __damson::Box::pin(async move {
                if let __damson::Some(#value) = #value #checks
                #failures
            })
        }
    }
}

/// The checks of a value, in a block.
fn checks(chosen: &[&Validator], validators: &Validators, ty: WithoutLifetimes<'_>) -> TokenStream {
    let names = Names::new();
    let Names { value, failures, .. } = &names;
    let of_whole = |validator: &&&Validator| matches!(validator.kind, ValidatorKind::Items(_)) || !validators.list;
    let (whole, items): (Vec<&&Validator>, Vec<&&Validator>) = chosen.iter().partition(of_whole);
    let whole = whole.into_iter().map(|validator| {
        let verdict = verdict(validator, &names);
        quote!(#failures.add(#verdict);)
    });
    let whole: TokenStream = whole.collect();
    let items = (!items.is_empty()).then(|| {
        let index = own_name("index");
        let span = items[0].word.span(); // of the whole loop, so that a value that is not a list is one error
        let verdicts = items.into_iter().map(|validator| verdict(validator, &names));
        let verdicts = verdicts.map(|verdict| quote!(#failures.add_item(#index, #verdict);));
        quote_spanned! {span=>
            for (#index, #value) in { let __value = #value; __damson::validators::items(__value) } {
                if let __damson::Some(#value) = __damson::InputType::as_raw_value(#value) { #(#verdicts)* }
            }
        }
    });
    quote! {{
        if let __damson::Some(#value) = <#ty as __damson::InputType>::as_raw_value(&#value) { #whole #items }
    }}
}

/// The result of one validator. Its errors stand at the validator's word, so all of its code does.
fn verdict(validator: &Validator, names: &Names) -> TokenStream {
    let Validator { word, kind } = validator;
    let span = word.span();
    let call = match kind {
        ValidatorKind::Custom(validator) => return custom(validator, names),
        ValidatorKind::Context(validator) => return with_context(validator, names),
        ValidatorKind::Pattern(pattern) => quote_spanned! {span=>
            matches(__value, {
                static PATTERN: __damson::validators::Pattern = __damson::validators::Pattern::new(#pattern);
                &PATTERN
            })
        },
        ValidatorKind::Version(version) => {
            let version = super::tables::option(version.as_ref());
            quote_spanned!(span=> #word(__value, #version))
        }
        ValidatorKind::Value(None) => quote_spanned!(span=> #word(__value)),
        ValidatorKind::Value(Some(argument)) if takes_number(argument, word) => {
            let ty = if is_float(argument) { quote!(::core::primitive::f64) } else { quote!(::core::primitive::i128) };
            quote_spanned!(span=> #word(__value, #argument as #ty))
        }
        ValidatorKind::Value(Some(argument)) | ValidatorKind::Items(argument) => {
            quote_spanned!(span=> #word(__value, #argument))
        }
    };
    let value = &names.value;
    quote_spanned!(span=> { let __value = #value; __damson::validators::#call })
}

fn custom(validator: &Expr, names: &Names) -> TokenStream {
    let value = &names.value;
    quote_spanned!(validator.span()=> __damson::validators::custom(#value, &(#validator)))
}

fn with_context(validator: &Expr, names: &Names) -> TokenStream {
    let Names { value, ctx, .. } = names;
    quote_spanned!(validator.span()=> __damson::validators::context(#ctx, #value, &(#validator)).await)
}

/// Whether the validator takes any number, whose type must be said.
fn takes_number(argument: &Expr, word: &Ident) -> bool {
    ["maximum", "minimum", "multiple_of"].iter().any(|name| word == name) && !has_suffix(argument)
}

fn has_suffix(argument: &Expr) -> bool {
    match argument {
        Expr::Unary(unary) => has_suffix(&unary.expr),
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => !number.suffix().is_empty(),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => !number.suffix().is_empty(),
        _ => false,
    }
}

fn is_float(argument: &Expr) -> bool {
    match argument {
        Expr::Unary(unary) => is_float(&unary.expr),
        argument => matches!(argument, Expr::Lit(ExprLit { lit: Lit::Float(_), .. })),
    }
}
