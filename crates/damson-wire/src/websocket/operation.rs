//! The payload of a message that starts an operation.

use std::borrow::Cow;

use serde::Deserialize;

use crate::error::Malformed;
use crate::json::{ObjectWriter, Property, object, object_text, required, string};

/// An operation that a client asks for. Properties that the protocols do not know are left out.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Operation<'a> {
    /// The document.
    pub query: Cow<'a, str>,
    /// The name of the operation in the document.
    pub operation_name: Option<Cow<'a, str>>,
    /// The variables, an object as JSON text.
    pub variables: Option<Cow<'a, str>>,
    /// The extensions of the request, an object as JSON text.
    pub extensions: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Payload<'a> {
    #[serde(borrow)]
    query: Property<'a>,
    #[serde(borrow, rename = "operationName")]
    operation_name: Property<'a>,
    #[serde(borrow)]
    variables: Property<'a>,
    #[serde(borrow)]
    extensions: Property<'a>,
}

impl<'a> Operation<'a> {
    pub(super) fn parse(payload: &'a str) -> Result<Self, Malformed> {
        let payload: Payload<'a> = object("`payload`", payload)?;
        Ok(Operation {
            query: required("payload.query", string("payload.query", payload.query)?)?,
            operation_name: string("payload.operationName", payload.operation_name)?,
            variables: object_text("payload.variables", payload.variables)?,
            extensions: object_text("payload.extensions", payload.extensions)?,
        })
    }

    pub(super) fn to_json(&self) -> String {
        let extensions = self.extensions.as_deref();
        let variables = self.variables.as_deref();
        ObjectWriter::new(self.size())
            .string("query", &*self.query)
            .string("operationName", self.operation_name.as_deref())
            .json("variables", variables)
            .json("extensions", extensions)
            .finish()
    }

    /// The number of bytes in all parts.
    pub(super) fn size(&self) -> usize {
        let parts = [&self.operation_name, &self.variables, &self.extensions];
        self.query.len() + parts.into_iter().flatten().map(|part| part.len()).sum::<usize>()
    }

    /// The operation with texts of its own.
    pub fn into_owned(self) -> Operation<'static> {
        let owned = |text: Option<Cow<'a, str>>| text.map(|text| text.into_owned().into());
        Operation {
            query: self.query.into_owned().into(),
            operation_name: owned(self.operation_name),
            variables: owned(self.variables),
            extensions: owned(self.extensions),
        }
    }
}

/// An operation with a document alone.
impl<'a> From<&'a str> for Operation<'a> {
    fn from(query: &'a str) -> Self {
        Operation { query: query.into(), ..Operation::default() }
    }
}
