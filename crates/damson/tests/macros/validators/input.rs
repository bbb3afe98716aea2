//! The other attributes of input values: `process_with`, `secret`, `skip` with a value.

#![expect(clippy::ptr_arg, reason = "a validator takes a reference to the type of the value")]

use damson::type_system::TypeKind;
use damson::{EmptyMutation, EmptySubscription, InputObject, Object, OneofObject, Schema, SimpleObject};
use expect_test::expect;

use super::refusals;
use crate::ask;

#[derive(InputObject, SimpleObject)]
#[graphql(input_name = "NoteInput")]
struct Note {
    #[graphql(process_with = "str::make_ascii_uppercase", validator(custom = "is_upper"))]
    text: String,
    #[graphql(skip_input, default = 7)]
    number: i32,
    #[graphql(skip, default_with = "vec![1, 2]")]
    hidden: Vec<i32>,
    #[graphql(secret)]
    password: Option<String>,
}

fn is_upper(text: &String) -> Result<(), &'static str> {
    if text.chars().any(|letter| letter.is_lowercase()) { Err("small letters") } else { Ok(()) }
}

fn trim(text: &mut String) {
    *text = text.trim().to_owned();
}

#[derive(OneofObject)]
enum Either {
    #[graphql(process_with = "trim", secret)]
    Text(String),
    Number(i32),
}

struct Query;

#[Object]
impl Query {
    fn note(&self, mut note: Note) -> Option<Note> {
        note.number += note.hidden.len() as i32;
        Some(note)
    }

    fn trimmed(
        &self,
        #[graphql(process_with = "trim", validator(max_length = 2))] text: String,
        #[graphql(process_with = "|n: &mut i32| *n += 1")] n: i32,
        #[graphql(secret)] either: Option<Either>,
    ) -> Option<String> {
        let either = match either {
            Some(Either::Text(text)) => text,
            Some(Either::Number(number)) => number.to_string(),
            None => String::new(),
        };
        Some(format!("[{text}] {n} [{either}]"))
    }
}

#[test]
fn values_are_processed_before_they_are_checked() {
    assert_eq!(
        ask(Query, r#"{ note(note: { text: "a" }) { text number password } }"#),
        r#"{"data":{"note":{"text":"A","number":9,"password":null}}}"#
    );
    assert_eq!(
        ask(Query, r#"{ trimmed(text: "  ab ", n: 1, either: { text: " x " }) }"#),
        r#"{"data":{"trimmed":"[ab] 2 [x]"}}"#
    );
    expect![[r#"
        1:17 ["trimmed"] ["text"] "BAD_USER_INPUT" Argument "Query.trimmed(text:)" has invalid value: the length is 3, but must be at most 2.
        1:51 ["note"] ["note", "text"] "BAD_USER_INPUT" Argument "Query.note(note:)" has invalid value at .text: small letters
    "#]].assert_eq(&refusals(Query, r#"{ trimmed(text: " abc ", n: 1) note(note: { text: "ä" }) { text } }"#));
}

#[test]
fn the_schema_tells_which_values_are_secrets() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let types = schema.type_system();
    let mut secrets: Vec<String> = Vec::new();
    for (_, ty) in types.types() {
        let fields = ty.fields().into_iter().flat_map(|fields| &fields.fields);
        let arguments = fields.flat_map(|(name, field)| field.arguments.values().map(move |argument| (name, argument)));
        secrets.extend(
            arguments
                .filter(|(_, value)| value.secret)
                .map(|(field, value)| format!("{}.{field}({}:)", ty.name, value.name)),
        );
        if let TypeKind::InputObject { fields, .. } = &ty.kind {
            secrets.extend(
                fields.values().filter(|value| value.secret).map(|value| format!("{}.{}", ty.name, value.name)),
            );
        }
    }
    secrets.sort();
    assert_eq!(secrets, ["Either.text", "NoteInput.password", "Query.trimmed(either:)"]);
}
