//! Lines and columns of byte offsets.

use damson_syntax::{Location, locate, locate_all, parse};

const MIXED: &str = "{\n  a # \u{1f600}漢 é\r\n\r\n\tb\rc\r\n}";

#[test]
fn a_column_counts_utf16_units_and_all_line_ends_count() {
    let at = |text: &str| locate(MIXED, MIXED.find(text).expect("the text is there") as u32);
    assert_eq!(at("{"), Location { line: 1, column: 1 });
    assert_eq!(at("a"), Location { line: 2, column: 3 });
    assert_eq!(at("漢"), Location { line: 2, column: 9 });
    assert_eq!(at("é"), Location { line: 2, column: 11 });
    assert_eq!(at("b"), Location { line: 4, column: 2 });
    assert_eq!(at("c"), Location { line: 5, column: 1 });
    assert_eq!(at("}"), Location { line: 6, column: 1 });
    assert_eq!(locate(MIXED, MIXED.len() as u32), Location { line: 6, column: 2 });
}

#[test]
fn many_places_are_found_in_one_pass_and_in_their_order() {
    let mut offsets: Vec<u32> = MIXED.char_indices().map(|(offset, _)| offset as u32).collect();
    offsets.reverse();
    offsets.extend(offsets.clone());
    let one_by_one: Vec<Location> = offsets.iter().map(|&offset| locate(MIXED, offset)).collect();
    assert_eq!(locate_all(MIXED, &offsets), one_by_one);
}

#[test]
fn a_document_knows_its_places() {
    let document = parse("{\n  a\n}").expect("the text is a document");
    let field = document.selections()[0].span();
    assert_eq!(document.location(field.start()), Location { line: 2, column: 3 });
    assert_eq!(
        document.locations(&[field.start(), 0]),
        [Location { line: 2, column: 3 }, Location { line: 1, column: 1 }]
    );
}

#[test]
fn offsets_outside_the_text_are_brought_inside() {
    assert_eq!(locate("a\n漢", 4), Location { line: 2, column: 1 });
    assert_eq!(locate("a\n漢", 100), Location { line: 2, column: 2 });
    assert_eq!(locate("", 1), Location { line: 1, column: 1 });
}
