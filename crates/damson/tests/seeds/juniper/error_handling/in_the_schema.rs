//! Error handling, second part: errors that the schema shows.

use damson::*;
use expect_test::expect;

use crate::{answer, assert_schema};

/// Something in a store.
#[derive(SimpleObject)]
struct Item {
    name: String,
    quantity: i32,
}

#[derive(SimpleObject, Default)]
struct Query {
    items: i32,
}

fn name_fault(name: &str) -> Option<String> {
    (!(3..=12).contains(&name.len())).then(|| "takes 3 to 12 letters".to_owned())
}

fn quantity_fault(quantity: i32) -> Option<String> {
    (!(1..=10).contains(&quantity)).then(|| "takes 1 to 10".to_owned())
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
    enum Added {
        Item(Item),
        Faults(Faults),
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        fn add_item(&self, name: String, quantity: i32) -> Added {
            let found = [("name", name_fault(&name)), ("quantity", quantity_fault(quantity))];
            let faults = found.into_iter().filter_map(|(field, fault)| Some(Fault { field, message: fault? }));
            match Vec::from_iter(faults) {
                faults if faults.is_empty() => Added::Item(Item { name, quantity }),
                faults => Added::Faults(Faults { faults }),
            }
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          items: Int!
        }

        type Mutation {
          addItem(name: String!, quantity: Int!): Added!
        }

        union Added = Item | Faults

        """Something in a store."""
        type Item {
          name: String!
          quantity: Int!
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
        let selection = "... on Item { name quantity } ... on Faults { faults { field message } }";
        answer(&schema, format!("mutation {{ addItem({arguments}) {{ {selection} }} }}"))
    };
    assert_eq!(
        ask(r#"name: "", quantity: 0"#),
        concat!(
            r#"{"data":{"addItem":{"faults":[{"field":"name","message":"takes 3 to 12 letters"},"#,
            r#"{"field":"quantity","message":"takes 1 to 10"}]}}}"#,
        ),
    );
    assert_eq!(ask(r#"name: "rope", quantity: 2"#), r#"{"data":{"addItem":{"name":"rope","quantity":2}}}"#);
}

/// The faults of an item, by its fields.
#[derive(SimpleObject)]
struct ItemFaults {
    name: Option<String>,
    quantity: Option<String>,
}

#[derive(Union)]
enum Added {
    Item(Item),
    ItemFaults(ItemFaults),
}

impl Added {
    fn new(name: String, quantity: i32) -> Self {
        match (name_fault(&name), quantity_fault(quantity)) {
            (None, None) => Item { name, quantity }.into(),
            (name, quantity) => ItemFaults { name, quantity }.into(),
        }
    }
}

#[test]
fn a_mutation_gives_the_object_or_the_fault_of_each_argument() {
    struct Mutation;

    #[Object]
    impl Mutation {
        fn add_item(&self, name: String, quantity: i32) -> Added {
            Added::new(name, quantity)
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          items: Int!
        }

        type Mutation {
          addItem(name: String!, quantity: Int!): Added!
        }

        union Added = Item | ItemFaults

        """Something in a store."""
        type Item {
          name: String!
          quantity: Int!
        }

        """The faults of an item, by its fields."""
        type ItemFaults {
          name: String
          quantity: String
        }
    "#]],
    );
    let ask = |arguments| {
        let selection = "... on Item { name } ... on ItemFaults { nameFault: name quantity }";
        answer(&schema, format!("mutation {{ addItem({arguments}) {{ {selection} }} }}"))
    };
    assert_eq!(
        ask(r#"name: "rope", quantity: 0"#),
        r#"{"data":{"addItem":{"nameFault":null,"quantity":"takes 1 to 10"}}}"#,
    );
    assert_eq!(ask(r#"name: "rope", quantity: 2"#), r#"{"data":{"addItem":{"name":"rope"}}}"#);
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
        fn add_item(&self, name: String, quantity: i32) -> Result<Added, Trouble> {
            if name == "anchor" { Err(Trouble::Database) } else { Ok(Added::new(name, quantity)) }
        }
    }

    let schema = Schema::new(Query::default(), Mutation, EmptySubscription);
    assert_schema(
        &schema,
        expect![[r#"
        type Query {
          items: Int!
        }

        type Mutation {
          addItem(name: String!, quantity: Int!): Added!
        }

        union Added = Item | ItemFaults

        """Something in a store."""
        type Item {
          name: String!
          quantity: Int!
        }

        """The faults of an item, by its fields."""
        type ItemFaults {
          name: String
          quantity: String
        }
    "#]],
    );
    let ask = |arguments| answer(&schema, format!("mutation {{ addItem({arguments}) {{ __typename }} }}"));
    assert_eq!(ask(r#"name: "", quantity: 0"#), r#"{"data":{"addItem":{"__typename":"ItemFaults"}}}"#);
    assert_eq!(ask(r#"name: "rope", quantity: 1"#), r#"{"data":{"addItem":{"__typename":"Item"}}}"#);
    expect![[r#"{"errors":[{"message":"The database does not answer","locations":[{"line":1,"column":12}],"path":["addItem"],"extensions":{"type":"DATABASE"}}],"data":null}"#]].assert_eq(&ask(r#"name: "anchor", quantity: 1"#));
}
