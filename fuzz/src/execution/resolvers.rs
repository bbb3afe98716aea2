//! The world as resolvers. Some types answer at once, others may wait.

use std::panic::resume_unwind;

use damson::dynamic::{FieldFuture, FieldValue, ResolverContext, Schema, SchemaBuilder};
use damson::{Error, Limits};
use damson_schema::{TypeSystem, Value};

use super::driver::Shelf;
use super::world::{Made, Node, Outcome, World, mix};

/// Whether the resolvers of a request wait; part of the request's data.
pub(crate) struct Waits(pub(crate) bool);

/// A schema of this SDL with the fields of the world. Resolvers of the types in `asynchronous` wait on the shelf if the request
/// says so.
pub(crate) fn schema(sdl: &str, world: World, asynchronous: &[&str], shelf: &Shelf) -> SchemaBuilder {
    let builder = Schema::from_sdl(sdl)
        .limits(Limits::none())
        .root_value(FieldValue::owned_any(world.root()))
        .resolve_default(move |cx| resolve(world, &cx));
    asynchronous.iter().fold(builder, |builder, ty| {
        let shelf = shelf.clone();
        builder.resolve_async(*ty, move |cx| resolve_later(world, shelf.clone(), cx))
    })
}

fn resolve<'a>(world: World, cx: &ResolverContext<'_>) -> damson::Result<Option<FieldValue<'a>>> {
    match world.outcome(cx.type_system(), cx.definition().ty, node(world, cx)?) {
        Outcome::Value(made) => Ok(Some(field_value(cx.type_system(), made))),
        Outcome::Error => Err(Error::new("an error")),
        Outcome::Panic => resume_unwind(Box::new("a panic")), // does not call the panic hook, which would end the process
    }
}

fn resolve_later<'a>(world: World, shelf: Shelf, cx: ResolverContext<'a>) -> FieldFuture<'a> {
    let number = node(world, &cx).map_or(0, |node| mix(node.number ^ 3));
    let waits = cx.data_opt::<Waits>().is_some_and(|waits| waits.0);
    let times = if waits { (number % 8).saturating_sub(4) } else { 0 };
    if times == 0 && number.is_multiple_of(3) {
        return match resolve(world, &cx) {
            Ok(value) => FieldFuture::Value(value),
            Err(error) => FieldFuture::Future(Box::pin(async { Err(error) })),
        };
    }
    FieldFuture::Future(Box::pin(async move {
        shelf.wait(times).await;
        resolve(world, &cx)
    }))
}

fn node(world: World, cx: &ResolverContext<'_>) -> damson::Result<Node> {
    let parent = *cx.parent_value.try_downcast_ref::<Node>()?;
    let arguments: String = cx.args.iter().map(|(name, value)| format!("{name}={}", value.as_value())).collect();
    Ok(world.field(parent, cx.field_name(), &arguments))
}

fn field_value<'a>(types: &TypeSystem, made: Made) -> FieldValue<'a> {
    match made {
        Made::Null => FieldValue::NULL,
        Made::Leaf(value) => FieldValue::value(value),
        Made::Object(ty, node) => FieldValue::owned_any(node).with_type(types.get(ty).name.to_string()),
        Made::List(items) => FieldValue::list(items.into_iter().map(|item| field_value(types, item))),
        // An object is wrong for scalars other than `Any`, and for enums, lists and abstract types.
        Made::Wrong => FieldValue::value(Value::Object(Default::default())),
    }
}
