//! The crate `bson`, in both versions.

macro_rules! tests {
    ($version:ident = $bson:ident) => {
        mod $version {
            use $bson::oid::ObjectId;
            use $bson::{Bson, DateTime, Document, Uuid};

            use crate::table::scalar;

            #[test]
            fn identifiers() {
                scalar!(ObjectId, "ObjectId", "https://docs.mongodb.com/manual/reference/bson-types/#objectid":
                    r#""53e37d08776f724e42000000""# => r#""53e37d08776f724e42000000""#,
                    r#"{"$oid":"53e37d08776f724e42000000"}"# => r#""53e37d08776f724e42000000""#;
                    refused r#""53e3""#, r#"{"$oid":"53e3"}"#, "7");
                scalar!(Uuid, "UUID", "https://scalars.graphql.org/chillicream/uuid.html":
                    r#""550e8400-e29b-41d4-a716-446655440000""# => r#""550e8400-e29b-41d4-a716-446655440000""#,
                    r#"{"$uuid":"550e8400-e29b-41d4-a716-446655440000"}"# => r#""550e8400-e29b-41d4-a716-446655440000""#;
                    refused r#""550e""#, "7");
            }

            #[test]
            fn identifiers_are_ids() {
                let id = ObjectId::from_bytes([7; 12]);
                assert_eq!(ObjectId::try_from(damson::ID::from(id)).expect("an id"), id);
            }

            #[test]
            fn moments() {
                scalar!(DateTime, "DateTime", "https://scalars.graphql.org/chillicream/date-time.html":
                    r#""2015-07-01T08:59:59.5+02:00""# => r#""2015-07-01T06:59:59.5Z""#; refused r#""2015""#);
            }

            #[test]
            fn values() {
                scalar!(Bson, "JSON", "https://www.rfc-editor.org/rfc/rfc8259":
                    r#"{"a":[1,2.5,"b",true,null]}"# => r#"{"a":[1,2.5,"b",true,null]}"#; refused);
                scalar!(Document, "JSONObject":
                    r#"{"b":1,"a":{}}"# => r#"{"b":1,"a":{}}"#; refused "[1]");
            }
        }
    };
}

#[cfg(feature = "bson")]
tests!(v2 = bson);
#[cfg(feature = "bson-3")]
tests!(v3 = bson_3);
