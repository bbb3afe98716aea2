//! The text of the queries.

use damson::connection::Page;
use damson_sqlx::keyset::{Column, Keyset};
use sqlx::{Postgres, QueryBuilder, Sqlite};

#[test]
fn one_direction_is_one_comparison_of_rows() {
    let order = const { Keyset::new([Column::ascending("film.title"), Column::ascending("film.id")]) };
    let mut sql = QueryBuilder::<Postgres>::new("");
    order.page(Some(("Alien", 7)), None, Page::First(10)).push_to(&mut sql);
    let expected = r#"("film"."title", "film"."id") > ($1, $2) ORDER BY "film"."title", "film"."id" LIMIT 11"#;
    assert_eq!(sql.sql().as_str(), expected);

    let mut sql = QueryBuilder::<Postgres>::new("");
    order.page(None, Some(("Alien", 7)), Page::Last(10)).push_to(&mut sql);
    let expected =
        r#"("film"."title", "film"."id") < ($1, $2) ORDER BY "film"."title" DESC, "film"."id" DESC LIMIT 11"#;
    assert_eq!(sql.sql().as_str(), expected);
}

#[test]
fn several_directions_are_compared_column_by_column() {
    let order = const { Keyset::new([Column::descending("a"), Column::ascending("b"), Column::descending("id")]) };
    let mut sql = QueryBuilder::<Sqlite>::new("");
    order.page(Some((1, 2, 3)), None, Page::First(0)).push_to(&mut sql);
    let expected =
        r#"("a" <= ? AND ("a" < ? OR ("b" >= ? AND ("b" > ? OR "id" < ?)))) ORDER BY "a" DESC, "b", "id" DESC LIMIT 1"#;
    assert_eq!(sql.sql().as_str(), expected);
}

#[test]
fn nulls_have_a_place() {
    let order = const { Keyset::new([Column::descending("a").nulls_last(), Column::ascending("id")]) };
    let mut sql = QueryBuilder::<Postgres>::new("");
    order.page(Some((Some(1), 2)), None, Page::First(1)).push_to(&mut sql);
    let condition = r#"(("a" < $1 OR ("a" IS NULL AND $2 IS NOT NULL)) OR (("a" = $3 OR ("a" IS NULL AND $4 IS NULL)) AND "id" > $5))"#;
    assert_eq!(sql.sql().as_str(), format!(r#"{condition} ORDER BY ("a" IS NULL), "a" DESC, "id" LIMIT 2"#));
}

#[test]
fn a_page_of_the_whole_list_has_no_condition_and_its_limit_does_not_overflow() {
    let order = const { Keyset::new([Column::ascending("id")]) };
    let mut sql = QueryBuilder::<Sqlite>::new("");
    order.page(None::<(i64,)>, None, Page::First(usize::MAX)).push_to(&mut sql);
    assert_eq!(sql.sql().as_str(), r#"TRUE ORDER BY "id" LIMIT 9223372036854775807"#);
}

#[test]
fn names_are_quoted() {
    let order = const { Keyset::new([Column::ascending(r#"odd"name"#)]) };
    let mut sql = QueryBuilder::<Sqlite>::new("");
    order.page(None::<(i64,)>, None, Page::First(1)).push_order(&mut sql);
    assert_eq!(sql.sql().as_str(), r#"ORDER BY "odd""name" LIMIT 2"#);
}
