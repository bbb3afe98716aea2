//! Requests without their secrets, for logs.

use damson_schema::secrets::{MASK, Secrets};
use damson_syntax::parse_with;

use super::Core;
use crate::engine::prepare::choose_operation;
use crate::request::{Request, Variables};

impl Core {
    /// The request with a mask in the place of each secret. Hidden parts of the schema have secrets, too.
    pub(crate) fn mask_secrets(&self, request: &Request) -> Request {
        let operation_name = request.operation_name.clone();
        let Ok(document) = parse_with(&request.query, &self.preparation.limits().syntax) else {
            return Request { operation_name, ..Request::new(MASK) };
        };
        let secrets = Secrets::of(&self.schema.types, &document);
        let name = operation_name.as_deref().filter(|name| !name.is_empty());
        let operation = choose_operation(&document, name).ok().and_then(|index| document.operations().nth(index));
        let variables = Variables(secrets.mask_variables(operation, &request.variables));
        Request { operation_name, variables, ..Request::new(secrets.print()) }
    }
}
