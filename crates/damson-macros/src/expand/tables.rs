//! The tables of fields, arguments and values: constants that are read once, when the schema is built.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::default_values::default_value;
use super::table_code::TableCode;
use super::{Code, FunctionOf, columns, cost, guard, result_union, validator, without_lifetimes};
use crate::attr::{CacheControl, Description, Marks, Visible};
use crate::model::{Call, EnumItem, Field, InputValue, Method, Object, Parameter, Resolver};

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
    quote!(__damson::FieldsTable { fields: &[#(#fields),*], parts: &[#(#parts),*] })
}

/// `PartTable { .. }`.
fn part(index: usize, part: &Field) -> TokenStream {
    let ty = without_lifetimes(&part.ty);
    let resolver = Kind::of(part);
    let uses_context = uses_context(&part.resolver);
    let guard = guard::own(!part.guards.is_empty());
    quote! {
        __damson::PartTable {
            index: #index,
            resolver: #resolver,
            uses_context: #uses_context,
            guard: #guard,
            rust_name: ::core::any::type_name::<#ty>,
            object: <#ty as __damson::ObjectType>::object_table,
            fields: <#ty as __damson::ObjectType>::fields,
        }
    }
}

impl TableCode<'_> {
    fn add_description(&mut self, description: Option<&Description>) {
        self.add_some("description", description.map(|_| text(description)));
    }

    fn add_marks(&mut self, marks: &Marks) {
        if !is_unmarked(marks) {
            self.add("marks", self::marks(marks));
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let new = match Kind::of(field) {
        Kind::Plain => "plain",
        Kind::Sync => "ready",
        Kind::Async => "waiting",
    };
    let mut table = TableCode::new("FieldTable", new, [Box::new(&field.name.value), type_ref(field)]);
    table.add_description(field.description.as_ref());
    if field.resolver.arguments().next().is_some() {
        table.add("arguments", arguments(&field.resolver));
    }
    table.add_some("deprecation", field.deprecation.as_ref());
    if uses_context(&field.resolver) {
        table.add("uses_context", true);
    }
    if let Some(guard) = field.guards.first() {
        table.add(
            "guard",
            match &field.resolver {
                Resolver::Implementer(_) => guard::shared(Some(guard)),
                _ => guard::own(true),
            },
        );
    }
    table.add_some("cost", cost::cost(field));
    table.add_some("cache_control", field.cache_control.map(cache_control));
    if !field.columns.is_empty() {
        table.add("columns", columns::list(&field.columns));
    }
    table.add_marks(&field.marks);
    table.into_tokens()
}

fn uses_context(resolver: &Resolver) -> bool {
    match resolver {
        Resolver::Method(method) | Resolver::Stream(method, _) => takes_context(method),
        Resolver::Association(_) => true,
        Resolver::Member(_) | Resolver::Implementer(_) => false,
    }
}

/// The function that registers the type, and the data without which the field fails.
fn type_ref(field: &Field) -> Code<'_> {
    let type_ref: Code<'_> = match &field.union {
        Some(union) => Box::new(result_union::type_ref(union)),
        None => Box::new(FunctionOf::new(&field.ty, "OutputType", "type_ref")),
    };
    let mut data = field.resolver.required_data().map(without_lifetimes).peekable();
    if data.peek().is_none() {
        return type_ref;
    }
    Box::new(quote! {
        |__registry| {
            #(<#data as __damson::ContextData>::require(__registry);)*
            (#type_ref)(__registry)
        }
    })
}

fn takes_context(method: &Method) -> bool {
    method.parameters.iter().any(|parameter| matches!(parameter, Parameter::Context))
}

/// The variant of `ResolverKind`.
enum Kind {
    Plain,
    Sync,
    Async,
}

impl Kind {
    fn of(field: &Field) -> Self {
        match &field.resolver {
            Resolver::Member(_) if field.conversion.is_none() => Kind::Plain,
            Resolver::Method(Method { call: Call::Waiting, .. } | Method { batch: Some(_), .. })
            | Resolver::Association(_) => Kind::Async,
            // The stream may wait; its items are values already.
            // A conversion is the author's code.
            Resolver::Method(_) | Resolver::Stream(..) | Resolver::Implementer(_) | Resolver::Member(_) => Kind::Sync,
        }
    }
}

impl ToTokens for Kind {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Kind::Plain => quote!(__damson::ResolverKind::Plain),
            Kind::Sync => quote!(__damson::ResolverKind::Sync),
            Kind::Async => quote!(__damson::ResolverKind::Async),
        });
    }
}

fn arguments(resolver: &Resolver) -> TokenStream {
    let values = resolver.arguments().map(input_value);
    quote!(&[#(#values),*])
}

/// `InputValueTable { .. }`.
pub(super) fn input_value(value: &InputValue) -> TokenStream {
    input_value_with(value, FunctionOf::new(&value.ty, "InputType", "type_ref"))
}

/// The same for a field that is nullable whatever its type is.
pub(super) fn nullable_input_value(value: &InputValue) -> TokenStream {
    let ty = without_lifetimes(&value.ty);
    input_value_with(value, quote!(|__registry| <#ty as __damson::InputType>::type_ref(__registry).nullable()))
}

fn input_value_with(value: &InputValue, type_ref: impl ToTokens) -> TokenStream {
    let arguments: [Code<'_>; 2] = [Box::new(&value.name.value), Box::new(type_ref)];
    let mut table = TableCode::new("InputValueTable", "new", arguments);
    table.add_description(value.description.as_ref());
    table.add_some("default_value", value.default.as_ref().map(|default| default_value(default, value)));
    table.add_some("deprecation", value.deprecation.as_ref());
    add_marks_of_input(&mut table, value);
    table.into_tokens()
}

/// `EnumValueTable { .. }`.
pub(super) fn enum_value(item: &EnumItem) -> TokenStream {
    let name: Code<'_> = Box::new(&item.name.value);
    let mut table = TableCode::new("EnumValueTable", "new", [name]);
    table.add_description(item.description.as_ref());
    table.add_some("deprecation", item.deprecation.as_ref());
    table.add_marks(&item.marks);
    table.into_tokens()
}

/// `ObjectTable { .. }`.
pub(super) fn object(object: &Object) -> TableCode<'_> {
    let name: Code<'_> = Box::new(quote!(<Self as __damson::OutputType>::type_name));
    let mut table = TableCode::new("ObjectTable", "new", [name]);
    table.add_description(object.definition.description.as_ref());
    if object.guard.is_some() {
        table.add("guard", guard::own(true));
    }
    table.add_some("cache_control", object.cache_control.map(cache_control));
    if object.serial {
        table.add("serial", true);
    }
    if !is_unmarked(&object.definition.marks) {
        let marks = marks(&object.definition.marks);
        table.add("marks", quote!(const { #marks }));
    }
    table
}

/// `CacheControl`.
fn cache_control(CacheControl { public, max_age }: CacheControl) -> TokenStream {
    quote!(__damson::CacheControl { public: #public, max_age: #max_age })
}

/// `MarkTable { .. }`.
pub(super) fn marks(marks: &Marks) -> TokenStream {
    marks_with(marks, TokenStream::new())
}

/// The same with further fields.
pub(super) fn marks_with(marks: &Marks, more: TokenStream) -> TokenStream {
    if is_unmarked(marks) && more.is_empty() {
        return quote!(__damson::MarkTable::NONE);
    }
    let (visible, directives) = (visible(&marks.visible), &marks.directives);
    quote! {
        __damson::MarkTable {
            visible: #visible,
            directives: &[#(|| #directives),*],
            #more
            ..__damson::MarkTable::NONE
        }
    }
}

/// `VisibleTable::..`.
pub(super) fn visible(visible: &Visible) -> TokenStream {
    match visible {
        Visible::Always => quote!(__damson::VisibleTable::Always),
        Visible::Never => quote!(__damson::VisibleTable::Never),
        Visible::When(function) => quote!(__damson::VisibleTable::When(#function)),
    }
}

/// Whether the marks are those of a part without any.
fn is_unmarked(marks: &Marks) -> bool {
    matches!(marks.visible, Visible::Always) && marks.directives.is_empty()
}

/// Adds the marks of an argument or input field.
fn add_marks_of_input(table: &mut TableCode<'_>, value: &InputValue) {
    let validator = validator::table(value).map(|table| quote!(validator: #table,));
    let secret = value.secret.then(|| quote!(secret: true,));
    let more = quote!(#validator #secret);
    if !is_unmarked(&value.marks) || !more.is_empty() {
        table.add("marks", marks_with(&value.marks, more));
    }
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
        Some(value) => quote!(__damson::Some(#value)),
        None => quote!(__damson::None),
    }
}
