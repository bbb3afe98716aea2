//! Identifiers of the crate `uuid`.

use uuid::Uuid;

use crate::types::ID;
use crate::types::text_scalar::text_scalar;

text_scalar! {
    Uuid as "UUID", described!(uuid), "https://scalars.graphql.org/chillicream/uuid.html";
    |text| Uuid::parse_str(text);
    |id| id;
}

impl From<Uuid> for ID {
    fn from(id: Uuid) -> Self {
        ID(id.to_string())
    }
}

impl TryFrom<ID> for Uuid {
    type Error = uuid::Error;
    fn try_from(id: ID) -> Result<Self, Self::Error> {
        id.parse()
    }
}
