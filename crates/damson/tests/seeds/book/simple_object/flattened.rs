//! Members whose fields stand among those of the object around them.

use damson::*;

use crate::answer;

#[test]
fn the_fields_of_a_flattened_member_are_fields_of_the_object() {
    #[derive(SimpleObject)]
    struct Address {
        street: String,
        city: String,
    }

    #[derive(SimpleObject)]
    struct Query {
        name: String,
        #[graphql(flatten)]
        address: Address,
    }

    #[derive(SimpleObject)]
    #[graphql(name = "Query")]
    struct Spelled {
        name: String,
        street: String,
        city: String,
    }

    let address = Address { street: "Hill Road".to_owned(), city: "Lund".to_owned() };
    let flattened = Schema::new(Query { name: "Post office".to_owned(), address }, EmptyMutation, EmptySubscription);
    let spelled = Spelled { name: "Post office".to_owned(), street: "Hill Road".to_owned(), city: "Lund".to_owned() };
    let spelled = Schema::new(spelled, EmptyMutation, EmptySubscription);
    assert_eq!(flattened.sdl(), spelled.sdl());
    let document = "{ city name street }";
    assert_eq!(answer(&flattened, document), answer(&spelled, document));
    assert_eq!(answer(&flattened, document), r#"{"data":{"city":"Lund","name":"Post office","street":"Hill Road"}}"#);
}
