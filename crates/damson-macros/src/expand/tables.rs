//! The tables of fields, arguments and values: constants that are read once, when the schema is built.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::default_values::default_value;
use super::{columns, cost, guard, result_union, validator, without_lifetimes};
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
    let resolver = Ident::new(resolver_kind(part), Span::call_site());
    let uses_context = uses_context(&part.resolver);
    let guard = guard::own(!part.guards.is_empty());
    quote! {
        __damson::PartTable {
            index: #index,
            resolver: __damson::ResolverKind::#resolver,
            uses_context: #uses_context,
            guard: #guard,
            rust_name: ::core::any::type_name::<#ty>,
            object: <#ty as __damson::ObjectType>::object_table,
            fields: <#ty as __damson::ObjectType>::fields,
        }
    }
}

/// The code of a table: the call of a constructor, and the members that differ from the constructor's.
pub(super) struct TableCode {
    table: Ident,
    /// The constructor.
    new: Ident,
    /// The arguments of the constructor.
    arguments: TokenStream,
    members: TokenStream,
}

impl TableCode {
    /// The call of a constructor.
    pub(super) fn new(table: &str, new: &str, arguments: TokenStream) -> Self {
        let [table, new] = [table, new].map(|name| Ident::new(name, Span::call_site()));
        TableCode { table, new, arguments, members: TokenStream::new() }
    }

    pub(super) fn add(&mut self, name: &str, value: impl ToTokens) {
        let name = Ident::new(name, Span::call_site());
        self.members.extend(quote!(#name: #value,));
    }

    pub(super) fn add_some(&mut self, name: &str, value: Option<impl ToTokens>) {
        if let Some(value) = value {
            self.add(name, quote!(__damson::Some(#value)));
        }
    }

    pub(super) fn add_description(&mut self, description: Option<&Description>) {
        self.add_some("description", description.map(|_| text(description)));
    }

    pub(super) fn add_marks(&mut self, marks: &Marks) {
        if !is_unmarked(marks) {
            self.add("marks", self::marks(marks));
        }
    }

    pub(super) fn into_tokens(self) -> TokenStream {
        let TableCode { table, new, arguments, members } = self;
        match members.is_empty() {
            true => quote!(__damson::#table::#new(#arguments)),
            false => quote!(__damson::#table { #members ..__damson::#table::#new(#arguments) }),
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let name = &field.name.value;
    let new = match resolver_kind(field) {
        "Plain" => "plain",
        "Async" => "waiting",
        _ => "ready",
    };
    let ty = without_lifetimes(&field.ty);
    let arguments_of_new = match (&field.union, field.resolver.required_data().next()) {
        (None, None) => quote!(#name, <#ty as __damson::OutputType>::type_ref),
        (Some(union), None) => {
            let type_ref = result_union::type_ref(union);
            quote!(#name, #type_ref)
        }
        (_, Some(_)) => {
            let type_ref = type_ref_with_data(field);
            quote!(#name, #type_ref)
        }
    };
    let mut table = TableCode::new("FieldTable", new, arguments_of_new);
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
    matches!(resolver, Resolver::Method(method) | Resolver::Stream(method, _) if takes_context(method))
}

/// The function that registers the type, and the data without which the field fails.
fn type_ref_with_data(field: &Field) -> TokenStream {
    let ty = without_lifetimes(&field.ty);
    let data = field.resolver.required_data().map(without_lifetimes);
    let type_ref = match &field.union {
        Some(union) => result_union::type_ref(union),
        None => quote!(<#ty as __damson::OutputType>::type_ref),
    };
    quote! {
        |__registry| {
            #(<#data as __damson::ContextData>::require(__registry);)*
            (#type_ref)(__registry)
        }
    }
}

fn takes_context(method: &Method) -> bool {
    method.parameters.iter().any(|parameter| matches!(parameter, Parameter::Context))
}

/// The variant of `ResolverKind`.
fn resolver_kind(field: &Field) -> &'static str {
    match &field.resolver {
        Resolver::Member(_) if field.conversion.is_none() => "Plain",
        Resolver::Method(Method { call: Call::Waiting, .. }) => "Async",
        // The stream may wait; its items are values already.
        // A conversion is the author's code.
        Resolver::Method(_) | Resolver::Stream(..) | Resolver::Implementer(_) | Resolver::Member(_) => "Sync",
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
    let mut table = TableCode::new("InputValueTable", "new", quote!(#name, #type_ref));
    table.add_description(value.description.as_ref());
    table.add_some("default_value", value.default.as_ref().map(|default| default_value(default, value)));
    table.add_some("deprecation", value.deprecation.as_ref());
    add_marks_of_input(&mut table, value);
    table.into_tokens()
}

/// `EnumValueTable { .. }`.
pub(super) fn enum_value(item: &EnumItem) -> TokenStream {
    let name = &item.name.value;
    let mut table = TableCode::new("EnumValueTable", "new", name.to_token_stream());
    table.add_description(item.description.as_ref());
    table.add_some("deprecation", item.deprecation.as_ref());
    table.add_marks(&item.marks);
    table.into_tokens()
}

/// `ObjectTable { .. }`.
pub(super) fn object(object: &Object) -> TokenStream {
    let name = quote!(<Self as __damson::OutputType>::type_name);
    let mut table = TableCode::new("ObjectTable", "new", name);
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
    table.into_tokens()
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
fn add_marks_of_input(table: &mut TableCode, value: &InputValue) {
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
