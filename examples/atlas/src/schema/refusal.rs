//! A refusal as a GraphQL error: its message, and its code among the extensions.

use damson::{Error, ErrorExtensions};

use crate::Refusal;

impl ErrorExtensions for Refusal {
    fn extend(&self) -> Error {
        Error::new(self.to_string()).extend_with(|_, extensions| extensions.set("code", self.code()))
    }
}
