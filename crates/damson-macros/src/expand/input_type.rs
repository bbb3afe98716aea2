//! `InputType` for a type that is also an output type: both sides are one type of the schema.

use proc_macro2::TokenStream;
use quote::quote;

use super::implement;
use crate::model::Target;

/// The implementation; `raw` gives the value that validators check, and `reading` has the functions that read and write values.
pub(super) fn of_output_type(target: &Target, raw: &TokenStream, reading: &TokenStream) -> TokenStream {
    let body = quote! {
        const SHAPE: __damson::Shape = <Self as __damson::OutputType>::SHAPE;
        #raw
        fn type_name() -> __damson::Cow<'static, str> {
            <Self as __damson::OutputType>::type_name()
        }
        fn type_ref(__registry: &mut __damson::Registry) -> __damson::TypeRef {
            <Self as __damson::OutputType>::type_ref(__registry)
        }
        #reading
    };
    implement(quote!(__damson::InputType), target, body)
}
