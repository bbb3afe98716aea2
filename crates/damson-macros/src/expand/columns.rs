//! `Columns`: the columns that the fields of a row need, as constants.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::{block, implement, left, without_lifetimes};
use crate::attr::{Left, Reader, Text};
use crate::model::{Columns, Object, Target};

/// The implementation of `Columns`.
pub(crate) fn columns(model: &Columns) -> TokenStream {
    let table = match &model.table {
        Some(table) => some(text(table)),
        None => quote!(__damson::None),
    };
    let columns = model.columns.iter().map(|column| {
        let (name, always) = (text(&column.name), column.always);
        quote!(__damson::ColumnTable { name: #name, always: #always })
    });
    let fields = model.fields.iter().map(|(field, columns)| field_columns(field, columns));
    let computed = match model.complex {
        true => quote!(<Self as __damson::ComplexObject>::COLUMNS),
        false => quote!(&[]),
    };
    let parts = model.parts.iter().map(|part| {
        let part = without_lifetimes(part);
        quote!(<#part as __damson::Columns>::COLUMNS)
    });
    let body = quote! {
        const COLUMNS: __damson::ColumnsTable = __damson::ColumnsTable {
            table: #table,
            columns: &[#(#columns),*],
            fields: &[#(#fields),*],
            computed: #computed,
            parts: &[#(#parts),*],
        };
    };
    block(&model.definition, |target| implement(quote!(__damson::Columns), target, body.clone()))
}

/// The columns that the fields of a `ComplexObject` need; nothing if none says so.
pub(super) fn computed(object: &Object) -> Option<TokenStream> {
    let mut fields = object.fields.iter().filter(|field| !field.columns.is_empty()).peekable();
    fields.peek()?;
    let fields = fields.map(|field| field_columns(&field.name, &field.columns));
    Some(quote!(const COLUMNS: &'static [__damson::FieldColumns] = &[#(#fields),*];))
}

/// Code that compiles only if the struct has these columns.
pub(super) fn checks(object: &Object, target: &Target) -> TokenStream {
    let columns = object.fields.iter().flat_map(|field| &field.columns);
    if target.generics.type_params().next().is_some() {
        // The columns of a generic type are not known here. A projection reads all where one is not there.
        let left: Vec<Left> = columns.map(|column| Left { attribute: place(column), to: Reader::Columns }).collect();
        return left::demands(&left, target);
    }
    let ty = without_lifetimes(&target.ty);
    let checks = columns.map(|column| {
        let name = text(column);
        quote_spanned!(column.span=> const _: () = __damson::demand::is_column::<#ty>(#name);)
    });
    checks.collect()
}

fn place(text: &Text) -> Ident {
    Ident::new("column", text.span)
}

fn field_columns(field: &Text, columns: &[Text]) -> TokenStream {
    let (field, columns) = (&field.value, columns.iter().map(text));
    quote!(__damson::FieldColumns { field: #field, columns: &[#(#columns),*] })
}

fn some(value: TokenStream) -> TokenStream {
    quote!(__damson::Some(#value))
}

fn text(text: &Text) -> TokenStream {
    let value = &text.value;
    quote_spanned!(text.span=> #value)
}
