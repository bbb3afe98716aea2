//! Schema coordinates are read, refused and printed as by graphql-js.

use damson_syntax::parse_schema_coordinate;

#[test]
fn coordinates_are_read_as_graphql_js_reads_them() {
    let table: Vec<(String, String)> =
        serde_json::from_str(include_str!("data/coordinates.json")).expect("the table is JSON");
    assert!(table.len() > 40);
    for (source, expected) in table {
        let found = match parse_schema_coordinate(&source) {
            Ok(coordinate) => coordinate.to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected, "{source:?}");
    }
}
