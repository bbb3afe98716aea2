//! Input objects: flat with defaults, and recursive.

use juniper::GraphQLInputObject;

#[derive(GraphQLInputObject)]
pub(crate) struct Point {
    x: f64,
    y: f64,
    // Nullable, unlike elsewhere: this engine does not apply the defaults of non-null fields to variables.
    #[graphql(default = Some(String::from("p")))]
    label: Option<String>,
    #[graphql(default = Some(Vec::new()))]
    tags: Option<Vec<String>>,
}

impl Point {
    /// A number that depends on every field.
    pub(super) fn weight(&self) -> f64 {
        let (label, tags) = (self.label.as_ref().map_or(0, String::len), self.tags.as_ref().map_or(0, Vec::len));
        self.x * self.y + (label + tags) as f64
    }
}

#[derive(GraphQLInputObject)]
pub(crate) struct Filter {
    field: Option<String>,
    op: Option<String>,
    value: Option<String>,
    and: Option<Vec<Filter>>,
    or: Option<Vec<Filter>>,
    not: Option<Box<Filter>>,
}

impl Filter {
    /// The number of nested filters; a filter without parts has no depth.
    pub(super) fn depth(&self) -> i32 {
        let lists = [&self.and, &self.or].into_iter().flatten().flatten();
        let below = lists.chain(self.not.as_deref()).map(Self::depth).max();
        let says_something = [&self.field, &self.op, &self.value].into_iter().any(Option::is_some);
        below.map_or(i32::from(says_something), |below| below + 1)
    }
}
