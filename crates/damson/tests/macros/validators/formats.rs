//! The validators of formats that features turn on.

use damson::Object;
use expect_test::expect;

use super::refusals;

struct Query;

#[Object]
impl Query {
    fn formats(
        &self,
        #[graphql(validator(email))] email: Option<String>,
        #[graphql(validator(uuid))] uuid: Option<String>,
        #[graphql(validator(uuid = 4))] random: Option<String>,
        #[graphql(validator(regex = "^[a-z]+$"))] word: Option<String>,
        #[graphql(validator(min_password_strength = 3))] password: Option<String>,
        #[graphql(validator(regex = "("))] broken: Option<String>,
    ) -> bool {
        [email, uuid, random, word, password, broken].iter().any(Option::is_some)
    }
}

#[test]
fn texts_in_their_format_are_accepted() {
    let request = r#"{ formats(
        email: "ada@example.com", uuid: "01890a5d-ac96-774b-bcce-b302099a8057", random: "936da01f-9abd-4d9d-80c7-02af85c822a8",
        word: "abc", password: "correct horse battery staple"
    ) }"#;
    assert_eq!(refusals(Query, request), "");
}

#[test]
fn other_texts_are_refused() {
    let request = r#"{ formats(
        email: "Ada <ada@example.com>", uuid: "01890a5d", random: "01890a5d-ac96-774b-bcce-b302099a8057", word: "Abc",
        password: "hunter2", broken: "a"
    ) }"#;
    expect![[r#"
        2:16 ["formats"] ["email"] "BAD_USER_INPUT" Argument "Query.formats(email:)" has invalid value: the value is not an email address.
        2:47 ["formats"] ["uuid"] "BAD_USER_INPUT" Argument "Query.formats(uuid:)" has invalid value: the value is not a UUID.
        2:67 ["formats"] ["random"] "BAD_USER_INPUT" Argument "Query.formats(random:)" has invalid value: the value is not a UUID of version 4.
        2:113 ["formats"] ["word"] "BAD_USER_INPUT" Argument "Query.formats(word:)" has invalid value: the value does not match the pattern "^[a-z]+$".
        3:19 ["formats"] ["password"] "BAD_USER_INPUT" Argument "Query.formats(password:)" has invalid value: the password is too weak.
        3:38 ["formats"] ["broken"] "INTERNAL" Argument "Query.formats(broken:)" has invalid value: the pattern of this server is not a regular expression. Ask those who run the server.
    "#]].assert_eq(&refusals(Query, request));
}
