//! A resolver that looks at the fields below its own.

use async_graphql::{Context, Lookahead, Name, Object, Result, SelectionField, SimpleObject, Value};

/// A film.
#[derive(SimpleObject)]
pub struct Film {
    title: String,
    crew: Crew,
}

/// The makers of a film.
#[derive(SimpleObject)]
pub struct Crew {
    director: String,
    size: usize,
}

/// The root of queries.
pub struct Films;

#[Object]
impl Films {
    async fn film(&self, ctx: &Context<'_>, year: i32) -> Result<Film> {
        let looks_for_size = ctx.look_ahead().field("crew").field("size").exists();
        let size = if looks_for_size { year as usize } else { 0 };
        Ok(Film { title: described(ctx.field())?, crew: Crew { director: directors(ctx.field()), size } })
    }
}

fn described(field: SelectionField<'_>) -> Result<String> {
    let arguments: Vec<(Name, Value)> = field.arguments()?;
    let arguments: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let below: Vec<&str> = field.selection_set().map(|field| field.alias().unwrap_or(field.name())).collect();
    Ok(format!("{}: {}, {} directives", arguments.join(" "), below.join(" "), field.directives()?.len()))
}

fn directors(film: SelectionField<'_>) -> String {
    let fields: Vec<SelectionField<'_>> = film.selection_set().filter(|field| field.name() == "crew").collect();
    match Lookahead::try_from(&fields[..]) {
        Ok(crew) => crew.field("director").selection_fields().len().to_string(),
        Err(()) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Schema};

    use super::Films;

    #[tokio::test]
    async fn a_resolver_sees_the_fields_below() {
        let schema = Schema::new(Films, EmptyMutation, EmptySubscription);
        let query =
            "{ film(year: 1977) @include(if: true) { title a: crew { director } b: crew { size d: director } } }";
        let bytes = schema.execute(query).await.into_bytes();
        assert_eq!(
            String::from_utf8(bytes).expect("a response is UTF-8"),
            r#"{"data":{"film":{"title":"year=1977: title a b, 1 directives","a":{"director":"2"},"b":{"size":1977,"d":"2"}}}}"#
        );
    }
}
