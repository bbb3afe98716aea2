//! `#[Directive]` and `#[TypeDirective]`: a function whose parameters are a directive's arguments.

use proc_macro2::TokenStream;
use syn::{FnArg, Generics, Ident, ItemFn, Pat, parse_quote};

use super::definition::name_or_trait;
use super::input_value::unmarked_input_value;
use super::object::refuse_above;
use super::parameters::strip;
use crate::attr::{Attributes, Marks, RenameRule, Target, Text};
use crate::crate_path;
use crate::mistakes::Mistakes;
use crate::model::{Definition, Directive, InputValue, Target as TypeTarget};

/// A kind of directives.
struct Kind {
    /// The locations that are supported.
    locations: &'static [&'static str],
    /// Whether clients give the arguments, so that these may be secrets.
    has_clients: bool,
}

const EXECUTABLE: Kind = Kind { locations: &["Field"], has_clients: true };

const TYPE_SYSTEM: Kind = Kind {
    locations: &[
        "Schema",
        "Scalar",
        "Object",
        "FieldDefinition",
        "ArgumentDefinition",
        "Interface",
        "Union",
        "Enum",
        "EnumValue",
        "InputObject",
        "InputFieldDefinition",
    ],
    has_clients: false,
};

/// Reads the function under `#[Directive]`.
pub(crate) fn directive(arguments: TokenStream, function: &mut ItemFn, mistakes: &mut Mistakes) -> Option<Directive> {
    refuse_above(&mut function.attrs, "Directive", mistakes);
    Some(read(arguments, function, &EXECUTABLE, mistakes))
}

/// Reads the function under `#[TypeDirective]`.
pub(crate) fn type_directive(
    arguments: TokenStream,
    function: &mut ItemFn,
    mistakes: &mut Mistakes,
) -> Option<Directive> {
    refuse_above(&mut function.attrs, "TypeDirective", mistakes);
    Some(read(arguments, function, &TYPE_SYSTEM, mistakes))
}

fn read(tokens: TokenStream, function: &mut ItemFn, kind: &Kind, mistakes: &mut Mistakes) -> Directive {
    let mut attrs = Attributes::of_list(tokens, mistakes);
    let ident = function.sig.ident.clone();
    let crate_path = crate_path::resolve(attrs.path("crate", mistakes));
    let given = attrs.text("name", mistakes);
    let name = name_or_trait(&mut attrs, given, || Text::of_ident(&ident), mistakes);
    let description = attrs.description(&function.attrs, mistakes);
    let marks = Marks { visible: attrs.visible(mistakes), ..Marks::NONE };
    let repeatable = attrs.flag("repeatable", mistakes);
    let rename = attrs.rename_rule("rename_args", mistakes);
    let locations = locations(&mut attrs, &ident, kind.locations, mistakes);
    attrs.finish(mistakes);
    if let Some(asyncness) = &function.sig.asyncness {
        mistakes.at(asyncness, "a directive cannot be `async`; remove `async`, and wait in `resolve_field`");
    }
    let arguments = function.sig.inputs.iter().filter_map(|input| argument(input, rename, kind, mistakes)).collect();
    strip(&mut function.attrs, &mut function.sig);
    let target = TypeTarget { ty: parse_quote!(#ident), generics: Generics::default(), aliases: Vec::new(), name };
    let definition = Definition { crate_path, description, marks, targets: vec![target], left: Vec::new() };
    Directive { definition, function: function.clone(), arguments, locations, repeatable }
}

fn locations(attrs: &mut Attributes, ident: &Ident, known: &[&str], mistakes: &mut Mistakes) -> Vec<Ident> {
    let before = mistakes.count();
    let texts = attrs.texts("location", mistakes);
    if texts.is_empty() {
        let message = format_args!("a directive needs a location; write `location = \"{}\"`", known[0]);
        mistakes.unless_since(before, ident, message);
    }
    let mut locations: Vec<Ident> = Vec::new();
    for text in texts {
        if locations.iter().any(|location| location == &text.value) {
            mistakes.at_span(text.span, format_args!("the location `{}` is given already; remove one", text.value));
        } else if known.contains(&text.value.as_str()) {
            locations.push(Ident::new(&text.value, text.span));
        } else {
            let list = known.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
            let message =
                format!("`{}` is not a location of this kind of directive; the locations are {list}", text.value);
            mistakes.at_span(text.span, message);
        }
    }
    locations
}

/// Reads an argument.
fn argument(
    input: &FnArg,
    rename: Option<RenameRule>,
    kind: &Kind,
    mistakes: &mut Mistakes,
) -> Option<(Ident, InputValue)> {
    let FnArg::Typed(typed) = input else {
        mistakes.at(input, "a directive belongs to no type; remove `self`");
        return None;
    };
    let Pat::Ident(pat) = &*typed.pat else {
        mistakes.at(&typed.pat, "an argument needs a name; write `name: Type`");
        return None;
    };
    let ident = pat.ident.clone();
    let mut attrs = Attributes::read(&typed.attrs, mistakes);
    let rename = (Target::Argument, rename);
    let value = unmarked_input_value(&mut attrs, &typed.attrs, &ident, &typed.ty, rename, mistakes);
    let secret = kind.has_clients && attrs.flag("secret", mistakes);
    attrs.refuse(
        &["secret"],
        "is not possible here, because the schema shows the value to everyone; remove it",
        mistakes,
    );
    attrs.finish(mistakes);
    Some((ident, InputValue { secret, ..value }))
}
