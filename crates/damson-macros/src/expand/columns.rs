//! `Columns`: the columns that the fields of a row need, as constants.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::{block, implement, left, without_lifetimes};
use crate::attr::{Left, Reader, Text};
use crate::model::{Columns, Object, Target};

/// The implementation of `Columns`.
pub(crate) fn columns(model: &Columns) -> TokenStream {
    let table = model.table.as_ref().map(text).map_or(quote!(__damson::None), |name| quote!(__damson::Some(#name)));
    let columns = model.columns.iter().map(|column| {
        let (name, always) = (text(&column.name), column.always);
        quote!(__damson::ColumnTable { name: #name, always: #always })
    });
    let fields = model.fields.iter().map(|(field, columns)| {
        let (field, columns) = (&field.value, list(columns));
        quote!(__damson::FieldColumns { field: #field, columns: #columns })
    });
    let parts = model.parts.iter().map(|part| {
        let part = without_lifetimes(part);
        quote!(<#part as __damson::Columns>::COLUMNS)
    });
    let body = quote! {
        const COLUMNS: __damson::ColumnsTable = __damson::ColumnsTable {
            table: #table,
            columns: &[#(#columns),*],
            fields: &[#(#fields),*],
            parts: &[#(#parts),*],
        };
    };
    block(&model.definition, |target| implement(quote!(__damson::Columns), target, body.clone()))
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
        let (name, ty) = (text(column), left::moved(ty.to_token_stream(), column.span));
        quote_spanned!(column.span=> const _: () = __damson::demand::is_column::<#ty>(#name);)
    });
    checks.collect()
}

fn place(text: &Text) -> Ident {
    Ident::new("column", text.span)
}

/// `&["a", "b"]`.
pub(super) fn list(columns: &[Text]) -> TokenStream {
    let columns = columns.iter().map(text);
    quote!(&[#(#columns),*])
}

fn text(text: &Text) -> TokenStream {
    let value = &text.value;
    quote_spanned!(text.span=> #value)
}
