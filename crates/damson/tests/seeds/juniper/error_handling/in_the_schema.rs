//! Error handling, second part: errors that the schema shows.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// Something to send.
#[derive(SimpleObject)]
struct Parcel {
    label: String,
    weight: i32,
}

#[derive(SimpleObject, Default)]
struct Query {
    parcels: i32,
}

fn label_fault(label: &str) -> Option<String> {
    (!(3..=12).contains(&label.len())).then(|| "takes 3 to 12 letters".to_owned())
}

fn weight_fault(weight: i32) -> Option<String> {
    (!(1..=10).contains(&weight)).then(|| "takes 1 to 10".to_owned())
}

#[test]
fn a_mutation_gives_the_object_or_a_list_of_faults() {
    #[derive(SimpleObject)]
    struct Fault {
        field: &'static str,
        message: String,
    }

    #[derive(SimpleObject)]
    struct Faults {
        faults: Vec<Fault>,
    }

    #[derive(Union)]
    enum Sent {
        Parcel(Parcel),
        Faults(Faults),
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        fn send(&self, label: String, weight: i32) -> Sent {
            let found = [("label", label_fault(&label)), ("weight", weight_fault(weight))];
            let faults = found.into_iter().filter_map(|(field, fault)| Some(Fault { field, message: fault? }));
            match Vec::from_iter(faults) {
                faults if faults.is_empty() => Sent::Parcel(Parcel { label, weight }),
                faults => Sent::Faults(Faults { faults }),
            }
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          parcels: Int!
        }

        type Mutation {
          send(label: String!, weight: Int!): Sent!
        }

        union Sent = Parcel | Faults

        """Something to send."""
        type Parcel {
          label: String!
          weight: Int!
        }

        type Faults {
          faults: [Fault!]!
        }

        type Fault {
          field: String!
          message: String!
        }
    "#]],
    );
    let ask = |arguments| {
        let selection = "... on Parcel { label weight } ... on Faults { faults { field message } }";
        answer(&schema, format!("mutation {{ send({arguments}) {{ {selection} }} }}"))
    };
    assert_eq!(
        ask(r#"label: "", weight: 0"#),
        concat!(
            r#"{"data":{"send":{"faults":[{"field":"label","message":"takes 3 to 12 letters"},"#,
            r#"{"field":"weight","message":"takes 1 to 10"}]}}}"#,
        ),
    );
    assert_eq!(ask(r#"label: "rope", weight: 2"#), r#"{"data":{"send":{"label":"rope","weight":2}}}"#);
}

/// The faults of a parcel, by its fields.
#[derive(SimpleObject)]
struct ParcelFaults {
    label: Option<String>,
    weight: Option<String>,
}

#[derive(Union)]
enum Sent {
    Parcel(Parcel),
    ParcelFaults(ParcelFaults),
}

impl Sent {
    fn new(label: String, weight: i32) -> Self {
        match (label_fault(&label), weight_fault(weight)) {
            (None, None) => Parcel { label, weight }.into(),
            (label, weight) => ParcelFaults { label, weight }.into(),
        }
    }
}

/// The schema is the same, whether the mutation may fail or not.
#[track_caller]
fn assert_sent<Mutation>(schema: &Schema<Query, Mutation, EmptySubscription>) {
    assert_schema(
        schema,
        expect![[r#"
        type Query {
          parcels: Int!
        }

        type Mutation {
          send(label: String!, weight: Int!): Sent!
        }

        union Sent = Parcel | ParcelFaults

        """Something to send."""
        type Parcel {
          label: String!
          weight: Int!
        }

        """The faults of a parcel, by its fields."""
        type ParcelFaults {
          label: String
          weight: String
        }
    "#]],
    );
}

#[test]
fn a_mutation_gives_the_object_or_the_fault_of_each_argument() {
    struct Mutation;

    #[Object]
    impl Mutation {
        fn send(&self, label: String, weight: i32) -> Sent {
            Sent::new(label, weight)
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_sent(&schema);
    let ask = |arguments| {
        let selection = "... on Parcel { label } ... on ParcelFaults { labelFault: label weight }";
        answer(&schema, format!("mutation {{ send({arguments}) {{ {selection} }} }}"))
    };
    assert_eq!(ask(r#"label: "rope", weight: 0"#), r#"{"data":{"send":{"labelFault":null,"weight":"takes 1 to 10"}}}"#);
    assert_eq!(ask(r#"label: "rope", weight: 2"#), r#"{"data":{"send":{"label":"rope"}}}"#);
}

#[test]
fn a_critical_error_stands_beside_the_faults_of_arguments() {
    enum Trouble {
        Database,
    }

    impl From<Trouble> for Error {
        fn from(Trouble::Database: Trouble) -> Self {
            Error::new("The database does not answer").extend_with(|_, values| values.set("type", "DATABASE"))
        }
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        fn send(&self, label: String, weight: i32) -> Result<Sent, Trouble> {
            if label == "anchor" { Err(Trouble::Database) } else { Ok(Sent::new(label, weight)) }
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_sent(&schema);
    let ask = |arguments| answer(&schema, format!("mutation {{ send({arguments}) {{ __typename }} }}"));
    assert_eq!(ask(r#"label: "", weight: 0"#), r#"{"data":{"send":{"__typename":"ParcelFaults"}}}"#);
    assert_eq!(ask(r#"label: "rope", weight: 1"#), r#"{"data":{"send":{"__typename":"Parcel"}}}"#);
    expect![[r#"{"errors":[{"message":"The database does not answer","locations":[{"line":1,"column":12}],"path":["send"],"extensions":{"type":"DATABASE"}}],"data":null}"#]].assert_eq(&ask(r#"label: "anchor", weight: 1"#));
}
