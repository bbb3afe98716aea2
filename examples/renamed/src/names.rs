//! Names that a rename rule must cut into words: with digits, runs of capitals and raw identifiers, wherever a name can stand.
//!
//! `names.graphql` is the SDL that async-graphql 7.2.1 prints for this program.

#![allow(missing_docs, non_camel_case_types, non_snake_case, reason = "the names are what this is about")]

use async_graphql::futures_util::stream::{self, Stream};
use async_graphql::{
    ComplexObject, Context, CustomDirective, Directive, EmptyMutation, Enum, InputObject, InputValueResult, Interface,
    NewType, Object, OneofObject, ResolveFut, Scalar, ScalarType, Schema, ServerResult, SimpleObject, Subscription,
    Union, Value, scalar,
};
use serde::{Deserialize, Serialize};

/// Values with digits.
#[derive(Enum, Copy, Clone, Eq, PartialEq)]
pub enum HTTPEncoding2 {
    Utf8,
    Md5,
    Active1,
    XmlHttp2,
    X86_64,
    HTTPServer,
    Version1a,
    A1,
    AB,
    __Odd_One_,
    snake_case_9b,
}

/// A rule of its own.
#[derive(Enum, Copy, Clone, Eq, PartialEq)]
#[graphql(rename_items = "camelCase")]
pub enum camel_cased {
    Utf8,
    Md5Sum,
    HTTPServer2,
    X86_64,
}

/// Fields with digits.
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "UserInput", complex)]
pub struct User2fa {
    is_2fa_enabled: i32,
    md5sum: i32,
    line1a: i32,
    line_1: i32,
    address2_line: i32,
    userID: i32,
    HTTPServer: i32,
    r#type: i32,
    _private_: i32,
}

#[ComplexObject]
impl User2fa {
    async fn sha256_of_2nd(&self, #[graphql(default)] part_2b: i32, r#in: Option<i32>, x1y2z3: Option<i32>) -> i32 {
        part_2b + r#in.or(x1y2z3).unwrap_or_default()
    }
}

/// Rules for both.
#[derive(SimpleObject)]
#[graphql(rename_fields = "SCREAMING_SNAKE_CASE")]
pub struct MD5sum {
    is_2fa_enabled: i32,
    md5sum: i32,
    utf8Text: i32,
}

/// Another rule.
#[derive(InputObject)]
#[graphql(rename_fields = "PascalCase")]
pub struct Pascal1in {
    is_2fa_enabled: i32,
    md5sum: i32,
    utf8Text: i32,
}

/// Variants with digits.
#[derive(OneofObject)]
pub enum ByX509 {
    Sha256Sum(i32),
    IPv4(i32),
    IPv6Address(i32),
    ID(i32),
    r#type(i32),
}

/// A scalar with a digit.
pub struct Utf8text(String);

#[Scalar]
impl ScalarType for Utf8text {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.to_string()))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A scalar that keeps its name.
#[derive(Serialize, Deserialize)]
pub struct Kept2fa(i32);

scalar!(Kept2fa);

/// A scalar of its own.
#[derive(NewType)]
#[graphql(name)]
pub struct Weight2kg(f64);

/// An object by its methods.
pub struct r#match;

#[Object(rename_fields = "snake_case", rename_args = "UPPERCASE")]
impl r#match {
    async fn isIPv6(&self, thePart2b: Option<i32>) -> i32 {
        thePart2b.unwrap_or_default()
    }

    async fn md5Sum(&self) -> i32 {
        1
    }
}

/// Something with a checksum.
#[derive(Interface)]
#[graphql(field(name = "md5sum", ty = "&i32"))]
pub enum HasMD5 {
    User2fa(User2fa),
}

/// One of two.
#[derive(Union)]
pub enum OneOf2kinds {
    User2fa(User2fa),
    MD5sum(MD5sum),
}

/// Changes nothing.
#[Directive(location = "Field")]
pub fn as_2fa(part_2b: Option<i32>) -> impl CustomDirective {
    let _ = part_2b;
    Same
}

struct Same;

#[cfg_attr(feature = "boxed-trait", async_graphql::async_trait::async_trait)]
impl CustomDirective for Same {
    async fn resolve_field(&self, _: &Context<'_>, resolve: ResolveFut<'_>) -> ServerResult<Option<Value>> {
        resolve.await
    }
}

/// The root of queries.
pub struct Query;

#[Object]
impl Query {
    async fn user_2fa(&self, user_1st: User2fa, by_2nd: ByX509, pascal: Pascal1in) -> Option<OneOf2kinds> {
        let _ = (by_2nd, pascal);
        Some(user_1st.into())
    }

    async fn has_md5(&self, r#in: HTTPEncoding2, camel: camel_cased) -> Option<HasMD5> {
        let _ = (r#in, camel);
        None
    }

    async fn scalars_3rd(&self, a: Utf8text, b: Kept2fa, c: Weight2kg) -> Option<r#match> {
        let _ = (a, b, c);
        None
    }
}

/// The root of subscriptions.
pub struct Events2;

#[Subscription]
impl Events2 {
    async fn every_2nd(&self, part_2b: Option<i32>) -> impl Stream<Item = i32> {
        stream::iter(part_2b)
    }
}

/// The schema of all of them.
pub fn schema() -> Schema<Query, EmptyMutation, Events2> {
    Schema::build(Query, EmptyMutation, Events2).directive(as_2fa).finish()
}

#[cfg(test)]
mod tests {
    /// The lines of an SDL without descriptions and without directives that every schema has, sorted.
    fn lines(sdl: &str) -> Vec<&str> {
        let parts = sdl.split("\"\"\"").step_by(2).flat_map(str::lines).map(str::trim);
        let known = ["directive @include", "directive @skip", "directive @oneOf", "directive @deprecated"];
        let mut lines: Vec<&str> = parts.filter(|line| !known.iter().any(|known| line.starts_with(known))).collect();
        lines.retain(|line| !line.is_empty());
        lines.sort_unstable();
        lines
    }

    #[test]
    fn names_are_those_that_the_other_library_gives() {
        assert_eq!(lines(&super::schema().sdl()), lines(include_str!("names.graphql")));
    }
}
