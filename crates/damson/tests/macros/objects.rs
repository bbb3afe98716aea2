//! `#[Object]`, `derive(SimpleObject)` and `#[ComplexObject]`.

mod borrowing;
mod waiting;

use damson::macros::{FieldTable, ObjectType};
use damson::{ComplexObject, Description, ID, Object, SimpleObject};

use crate::assert_data;

/// A person
/// with a name.
#[derive(SimpleObject, Clone)]
#[graphql(complex)]
struct Person {
    /// Their name.
    name: String,
    #[graphql(name = "ID")]
    id: ID,
    /// Never seen.
    #[graphql(skip)]
    #[allow(dead_code)]
    password: String,
    #[graphql(deprecation = "Use birthday.")]
    birth_year: Option<i32>,
    #[graphql(owned)]
    r#type: &'static str,
}

#[ComplexObject]
impl Person {
    /// The name in capitals.
    async fn loud_name(&self, #[graphql(default = "!")] mark: String) -> String {
        format!("{}{mark}", self.name.to_uppercase())
    }

    fn itself(&self) -> &Self {
        self
    }

    #[graphql(skip)]
    fn helper(&self) -> usize {
        self.name.len()
    }

    async fn length(&self) -> usize {
        std::future::ready(self.helper()).await
    }
}

fn ada() -> Person {
    let (name, id, password) = ("Ada".to_owned(), ID::from("7"), "secret".to_owned());
    Person { name, id, password, birth_year: Some(1815), r#type: "human" }
}

struct Query;

#[Object]
impl Query {
    fn person(&self) -> Person {
        ada()
    }
}

#[test]
fn fields_of_a_struct_and_methods_are_fields_of_one_object() {
    assert_data(
        Query,
        "{ person { name ID birthYear type loudName bye: loudName(mark: \"?\") length itself { name } } }",
        r#"{"person":{"name":"Ada","ID":"7","birthYear":1815,"type":"human","loudName":"ADA!","bye":"ADA?","length":3,"itself":{"name":"Ada"}}}"#,
    );
}

#[test]
fn comments_and_deprecations_reach_the_schema() {
    assert_data(
        Query,
        r#"{ __type(name: "Person") { description fields(includeDeprecated: true) { name description deprecationReason } } }"#,
        concat!(
            r#"{"__type":{"description":"A person\nwith a name.","fields":["#,
            r#"{"name":"name","description":"Their name.","deprecationReason":null},"#,
            r#"{"name":"ID","description":null,"deprecationReason":null},"#,
            r#"{"name":"birthYear","description":null,"deprecationReason":"Use birthday."},"#,
            r#"{"name":"type","description":null,"deprecationReason":null},"#,
            r#"{"name":"loudName","description":"The name in capitals.","deprecationReason":null},"#,
            r#"{"name":"itself","description":null,"deprecationReason":null},"#,
            r#"{"name":"length","description":null,"deprecationReason":null}]}}"#,
        ),
    );
}

/// Said where the type is.
#[derive(Description)]
struct Described;

/// Said where the methods are.
#[Object(use_type_description)]
impl Described {
    #[doc = concat!("Two ", "words.")]
    fn value(&self) -> i32 {
        1
    }
}

#[test]
fn descriptions_come_from_the_type_and_from_macros() {
    assert_data(
        Described,
        r#"{ __type(name: "Described") { description fields { description } } }"#,
        r#"{"__type":{"description":"Said where the type is.","fields":[{"description":"Two words."}]}}"#,
    );
}

fn tables<T: ObjectType>() -> Vec<&'static FieldTable> {
    let mut tables = Vec::new();
    T::fields(&mut tables);
    tables.iter().flat_map(|table| table.fields).collect()
}
