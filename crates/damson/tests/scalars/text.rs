//! Text with and without a format.

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    crate::table::scalar!(uuid::Uuid, "UUID", "https://scalars.graphql.org/chillicream/uuid.html":
        r#""550e8400-e29b-41d4-a716-446655440000""# => r#""550e8400-e29b-41d4-a716-446655440000""#,
        r#""550E8400E29B41D4A716446655440000""# => r#""550e8400-e29b-41d4-a716-446655440000""#;
        refused r#""550e8400""#, "7");
    let id = uuid::Uuid::from_u128(7);
    assert_eq!(uuid::Uuid::try_from(damson::ID::from(id)), Ok(id));
}

#[cfg(feature = "url")]
#[test]
fn url() {
    crate::table::scalar!(url::Url, "Url", "https://url.spec.whatwg.org/":
        r#""https://example.com""# => r#""https://example.com/""#,
        r##""HTTPS://example.com/a b?c=\"d\"#e""## => r##""https://example.com/a%20b?c=%22d%22#e""##;
        refused r#""example.com""#, r#""http://""#, "7");
}

#[cfg(feature = "smol_str")]
#[test]
fn smol_str() {
    crate::table::scalar!(smol_str::SmolStr, "SmolStr", "https://docs.rs/smol_str/latest/smol_str/struct.SmolStr.html":
        r#""a \"b\" \\ \u0001é""# => r#""a \"b\" \\ \u0001é""#; refused);
}

#[cfg(feature = "compact_str")]
#[test]
fn compact_str() {
    crate::table::scalar!(compact_str::CompactString, "String": r#""a\nb""# => r#""a\nb""#; refused);
}

#[cfg(feature = "arcstr")]
#[test]
fn arcstr() {
    crate::table::scalar!(arcstr::ArcStr, "String": r#""a\nb""# => r#""a\nb""#; refused);
}
