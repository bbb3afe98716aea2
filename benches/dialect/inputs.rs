//! Input objects: flat with defaults, and recursive.

use async_graphql::InputObject;

#[derive(InputObject)]
pub(crate) struct Point {
    x: f64,
    y: f64,
    #[graphql(default = "p")]
    label: String,
    #[graphql(default)]
    tags: Vec<String>,
}

impl Point {
    /// A number that depends on every field.
    pub(super) fn weight(&self) -> f64 {
        self.x * self.y + (self.label.len() + self.tags.len()) as f64
    }
}

#[derive(InputObject)]
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
