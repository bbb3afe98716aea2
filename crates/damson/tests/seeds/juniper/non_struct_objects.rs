//! Objects that are not structs, and generic ones.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

#[derive(SimpleObject)]
struct Member {
    name: String,
}

#[derive(SimpleObject)]
struct Fault {
    field: &'static str,
    message: &'static str,
}

fn faults() -> Vec<Fault> {
    vec![Fault { field: "name", message: "It is empty." }]
}

#[derive(SimpleObject, Default)]
struct Query {
    members: i32,
}

enum Joined {
    Member(Member),
    Faults(Vec<Fault>),
}

#[Object]
impl Joined {
    fn member(&self) -> Option<&Member> {
        match self {
            Joined::Member(member) => Some(member),
            Joined::Faults(_) => None,
        }
    }

    fn faults(&self) -> Option<&[Fault]> {
        match self {
            Joined::Member(_) => None,
            Joined::Faults(faults) => Some(faults.as_slice()),
        }
    }
}

#[test]
fn an_enum_is_an_object_by_its_methods() {
    struct Mutation;

    #[Object]
    impl Mutation {
        fn join(&self, name: String) -> Joined {
            if name.is_empty() { Joined::Faults(faults()) } else { Joined::Member(Member { name }) }
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          members: Int!
        }

        type Mutation {
          join(name: String!): Joined!
        }

        type Joined {
          member: Member
          faults: [Fault!]
        }

        type Member {
          name: String!
        }

        type Fault {
          field: String!
          message: String!
        }
    "#]],
    );
    let ask = |name| {
        answer(
            &schema,
            format!("mutation {{ join(name: {name:?}) {{ member {{ name }} faults {{ field message }} }} }}"),
        )
    };
    assert_eq!(ask("Inga"), r#"{"data":{"join":{"member":{"name":"Inga"},"faults":null}}}"#);
    assert_eq!(ask(""), r#"{"data":{"join":{"member":null,"faults":[{"field":"name","message":"It is empty."}]}}}"#);
}

#[derive(SimpleObject)]
struct Notice {
    title: String,
}

struct Outcome<T>(Result<T, Vec<Fault>>);

#[Object(name = "MemberOutcome")]
impl Outcome<Member> {
    fn member(&self) -> Option<&Member> {
        self.0.as_ref().ok()
    }

    fn faults(&self) -> Option<&[Fault]> {
        self.0.as_ref().err().map(Vec::as_slice)
    }
}

#[Object(name = "NoticeOutcome")]
impl Outcome<Notice> {
    fn notice(&self) -> Option<&Notice> {
        self.0.as_ref().ok()
    }

    fn faults(&self) -> Option<&[Fault]> {
        self.0.as_ref().err().map(Vec::as_slice)
    }
}

#[test]
fn instances_of_a_generic_type_are_objects_of_their_own() {
    struct Mutation;

    #[Object]
    impl Mutation {
        fn join(&self, name: String) -> Outcome<Member> {
            Outcome(Ok(Member { name }))
        }

        fn post(&self, title: String) -> Outcome<Notice> {
            Outcome(if title.is_empty() { Err(faults()) } else { Ok(Notice { title }) })
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          members: Int!
        }

        type Mutation {
          join(name: String!): MemberOutcome!
          post(title: String!): NoticeOutcome!
        }

        type MemberOutcome {
          member: Member
          faults: [Fault!]
        }

        type NoticeOutcome {
          notice: Notice
          faults: [Fault!]
        }

        type Notice {
          title: String!
        }

        type Fault {
          field: String!
          message: String!
        }

        type Member {
          name: String!
        }
    "#]],
    );
    assert_eq!(
        answer(
            &schema,
            r#"mutation {
                join(name: "Inga") { __typename member { name } faults { field } }
                good: post(title: "Sale") { __typename notice { title } }
                bad: post(title: "") { notice { title } faults { field message } }
            }"#
        ),
        concat!(
            r#"{"data":{"join":{"__typename":"MemberOutcome","member":{"name":"Inga"},"faults":null},"#,
            r#""good":{"__typename":"NoticeOutcome","notice":{"title":"Sale"}},"#,
            r#""bad":{"notice":null,"faults":[{"field":"name","message":"It is empty."}]}}}"#,
        ),
    );
}
