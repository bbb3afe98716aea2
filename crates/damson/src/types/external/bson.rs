//! Identifiers, moments and values of the crate `bson`, in the version that async-graphql uses and in Juniper's.

use damson_schema::Value;
use damson_schema::value::from_value;
use serde::de::DeserializeOwned;

use crate::types::text_scalar::{Shown, not_readable, text_scalar};
use crate::{InputType, InputValueError, InputValueResult, Scalar, ScalarType};

/// All types of one version. Clients may also give the extended JSON of MongoDB: `{"$oid": "…"}`.
macro_rules! bson {
    ($version:ident = $bson:ident: $to_bson:path, $from_bson:path) => {
        mod $version {
            use $bson::oid::ObjectId;
            use $bson::{Bson, DateTime, Document, Uuid};

            use super::*;

            text_scalar! {
                ObjectId as "ObjectId", described!(object_id), "https://docs.mongodb.com/manual/reference/bson-types/#objectid";
                |text| ObjectId::parse_str(text);
                |id| id.to_hex();
                |other| extended(other);
            }

            impl From<ObjectId> for crate::ID {
                fn from(id: ObjectId) -> Self {
                    crate::ID(id.to_hex())
                }
            }

            impl TryFrom<crate::ID> for ObjectId {
                type Error = <ObjectId as std::str::FromStr>::Err;
                fn try_from(id: crate::ID) -> Result<Self, Self::Error> {
                    id.parse()
                }
            }

            text_scalar! {
                Uuid as "UUID", described!(uuid), "https://scalars.graphql.org/chillicream/uuid.html";
                |text| Uuid::parse_str(text);
                |id| id;
                |other| extended(other);
            }

            text_scalar! {
                DateTime as "DateTime", described!(date_time), "https://scalars.graphql.org/chillicream/date-time.html";
                |text| DateTime::parse_rfc3339_str(text);
                |moment| Shown(moment.try_to_rfc3339_string().ok());
            }

            /// Any JSON value.
            #[Scalar(name = "JSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259")]
            impl ScalarType for Bson {
                fn parse(value: Value) -> InputValueResult<Self> {
                    $to_bson(&value).map_err(InputValueError::custom)
                }
                fn to_value(&self) -> Value {
                    $from_bson(self.clone()).unwrap_or_default()
                }
            }

            /// Any JSON object.
            #[Scalar(name = "JSONObject")]
            impl ScalarType for Document {
                fn parse(value: Value) -> InputValueResult<Self> {
                    match $to_bson(&value) {
                        Ok(Bson::Document(document)) => Ok(document),
                        Ok(_) => Err(InputValueError::expected_type(value)),
                        Err(error) => Err(InputValueError::custom(error)),
                    }
                }
                fn to_value(&self) -> Value {
                    $from_bson(Bson::Document(self.clone())).unwrap_or_default()
                }
            }
        }
    };
}

#[cfg(feature = "bson")]
bson!(v2 = bson: bson::to_bson, bson::from_bson);
#[cfg(feature = "bson-3")]
bson!(v3 = bson_3: bson_3::serialize_to_bson, bson_3::deserialize_from_bson);

/// Reads the extended JSON of MongoDB, which is an object.
fn extended<T: InputType + DeserializeOwned>(value: &Value) -> InputValueResult<T> {
    match value {
        Value::Object(_) => from_value(value.clone()).map_err(not_readable),
        _ => Err(InputValueError::expected_type(value)),
    }
}
