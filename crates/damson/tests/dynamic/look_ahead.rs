//! Resolvers of dynamic schemas look at the fields below theirs, too.

use damson::dynamic::{FieldFuture, FieldValue, Schema};
use damson::value;

use crate::answer;

const SDL: &str = "
    type Query { city(id: Int = 1): City places: [Place] }
    interface Place { name: String }
    type City implements Place { name: String mayor: Mayor }
    type Lake implements Place { name: String depth: Int }
    type Mayor { name: String }
";

#[test]
fn resolvers_of_both_kinds_see_the_selection() {
    let schema = Schema::from_sdl(SDL)
        .resolve("Query.city", |cx| {
            let field = cx.field();
            let arguments = field.arguments().map_err(|error| error.message)?;
            let names: Vec<&str> = field.selection_set().map(|field| field.response_key()).collect();
            let name = format!("{:?} {}", field.alias(), names.join(" "));
            let id = arguments.iter().map(|(name, id)| format!("{name}={id}")).collect::<String>();
            Ok(Some(FieldValue::value(value!({ "name": name, "mayor": { "name": id } }))))
        })
        .resolve_async("Query.places", |cx| {
            let ahead = cx.look_ahead();
            FieldFuture::new(async move {
                let depths = ahead.field("depth").selection_fields();
                let types: Vec<String> =
                    depths.iter().flat_map(|depth| depth.object_types()).map(str::to_owned).collect();
                let lake = FieldValue::value(value!({ "name": types.join(" "), "depth": 9 })).with_type("Lake");
                Ok(Some(FieldValue::list([lake])))
            })
        })
        .finish()
        .expect("a schema");
    assert_eq!(
        answer(&schema, "{ a: city { n: name mayor { name } } }"),
        r#"{"data":{"a":{"n":"Some(\"a\") n mayor","mayor":{"name":"id=1"}}}}"#
    );
    assert_eq!(
        answer(&schema, "{ places { name ... on Lake { depth } } }"),
        r#"{"data":{"places":[{"name":"Lake","depth":9}]}}"#
    );
}
