//! Custom scalars.

use std::fmt;
use std::sync::Arc;

use damson_schema::Value;
use damson_schema::type_system::{ScalarCheck, TypeKind};

use super::described::{Described, description_method, marks_methods, type_name_method};
use super::{Definer, TypeRef};
use crate::upload::Upload;

/// A custom scalar. See [Scalars](https://spec.graphql.org/September2026/#sec-Scalars).
pub struct Scalar {
    name: String,
    described: Described,
    validator: Option<ScalarCheck>,
    specified_by_url: Option<String>,
}

impl Scalar {
    /// A scalar that takes every value.
    pub fn new(name: impl Into<String>) -> Self {
        Scalar { name: name.into(), described: Described::default(), validator: None, specified_by_url: None }
    }

    /// The scalar of files.
    pub(crate) fn upload() -> Self {
        let scalar =
            Scalar::new(TypeRef::UPLOAD).description(Upload::DESCRIPTION).specified_by_url(Upload::SPECIFICATION);
        Scalar { validator: Some(ScalarCheck::Judge(Arc::new(Upload::check))), ..scalar }
    }

    description_method!();
    marks_methods!();

    /// Sets the function that decides whether a client's value is one of this scalar.
    #[must_use]
    pub fn validator(self, validator: impl Fn(&Value) -> bool + Send + Sync + 'static) -> Self {
        let name = self.name.clone();
        let judge = move |value: &Value| match validator(value) {
            true => Ok(()),
            false => Err(format!("Expected a value of the scalar \"{name}\".")),
        };
        Scalar { validator: Some(ScalarCheck::Judge(Arc::new(judge))), ..self }
    }

    /// Sets the URL of the format's specification.
    #[must_use]
    pub fn specified_by_url(self, url: impl Into<String>) -> Self {
        Scalar { specified_by_url: Some(url.into()), ..self }
    }

    type_name_method!();

    pub(super) fn define(self, definer: &mut Definer<'_>) {
        let specified_by_url = self.specified_by_url.map(Arc::from);
        let kind = TypeKind::Scalar { specified_by_url, check: self.validator };
        definer.define(&self.name, self.described, kind);
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scalar {}", self.name)
    }
}
