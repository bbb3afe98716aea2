//! Files that a client sends, as the scalar `Upload`.

use std::borrow::Cow;
use std::io;

use damson_schema::{TypeRef, Value};

use super::named::named;
use super::{InputType, InputValueError, InputValueResult};
use crate::engine::resolve::Context;
use crate::registry::{MarkTable, Registry, ScalarTable};
use crate::upload::{Upload, UploadValue, Uploads};

impl Upload {
    /// The file.
    ///
    /// # Errors
    /// If the request of this context has no such file, as where the reference is of another request.
    pub fn value(&self, ctx: &Context<'_>) -> io::Result<UploadValue> {
        let uploads: Option<&Uploads> = ctx.data_opt();
        let upload = uploads.and_then(|uploads| uploads.0.get(self.0)).cloned();
        upload.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "The request has no such file."))
    }

    pub(crate) const DESCRIPTION: &str = "A file, sent in a part of a multipart request.";
    pub(crate) const SPECIFICATION: &str = "https://github.com/jaydenseric/graphql-multipart-request-spec";

    /// Checks that a value stands for a file.
    pub(crate) fn check(value: &Value) -> Result<(), String> {
        let next = "An \"Upload\" is a file: send it in a part of a multipart request, with null in its place.";
        Upload::of_value(value).map(drop).ok_or_else(|| next.to_owned())
    }
}

impl InputType for Upload {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed("Upload")
    }
    fn type_ref(registry: &mut Registry) -> TypeRef {
        registry.scalar::<Self>(ScalarTable {
            name: || Cow::Borrowed("Upload"),
            description: Some(Self::DESCRIPTION),
            specified_by_url: Some(Self::SPECIFICATION),
            check: Some(Self::check),
            marks: MarkTable::NONE,
        })
    }
    named!(raw);
    fn parse(value: Option<&Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or(&Value::Null);
        Upload::of_value(value).ok_or_else(|| InputValueError::expected_type(value))
    }
    /// Null, since a schema has no files.
    fn to_value(&self) -> Value {
        Value::Null
    }
}
