//! The columns that a query must read so that a client gets the fields it asks for.
//!
//! Knows names of columns, and no SQL: the crates for databases write it.

use std::collections::HashSet;

use crate::engine::resolve::{Lookahead, SelectionField};
use crate::registry::{ColumnsTable, FieldColumns, FieldsTable, ListFn};
use crate::types::Columns;

/// A column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Column {
    /// The table, or another name that the query gives it.
    pub table: Option<&'static str>,
    /// The name of the column.
    pub name: &'static str,
}

impl Column {
    /// Whether both can name one column: a column without a table is in any.
    fn may_be(self, other: Column) -> bool {
        let tables = self.table.zip(other.table);
        self.name == other.name && tables.is_none_or(|(own, other)| own == other)
    }
}

/// The columns that the selected fields of an object need, each once, in the order of the struct.
///
/// They are
///
/// * the columns of the fields that the client selects,
/// * the columns that are marked `always`, such as keys,
/// * all columns, if a selected field does not say what it needs: a method of a [`ComplexObject`](macro@crate::ComplexObject)
///   without `column`.
///
/// All names come from `derive(Columns)`, and none from a client. The crate `damson-sqlx` writes a projection into a query.
///
/// ```
/// use damson::{Columns, Context, EmptyMutation, EmptySubscription, Object, Projection, Schema, SimpleObject};
///
/// #[derive(SimpleObject, Columns)]
/// struct City {
///     #[columns(always)]
///     id: i32,
///     name: &'static str,
///     #[graphql(name = "people")]
///     population: i32,
/// }
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     async fn city(&self, ctx: &Context<'_>) -> City {
///         let columns = Projection::of::<City>(ctx.field());
///         assert!(columns.names().eq(["id", "population"]));
///         City { id: 1, name: "", population: 24_000 }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let response = schema.execute("{ city { people __typename } }").await;
/// assert_eq!(response.data.to_string(), r#"{"city":{"people":24000,"__typename":"City"}}"#);
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Projection {
    columns: Vec<Column>,
}

impl Projection {
    /// The columns of `T` for the fields below these: those of [`Context::field`](crate::Context::field), or those that a path of
    /// [`Context::look_ahead`](crate::Context::look_ahead) leads to.
    ///
    /// Below an interface or union the fields that are selected on `T` count. Below a field that gives something else than `T`,
    /// such as an object that wraps it, each field counts that `T` has, and any other needs all columns.
    pub fn of<'a, T: Columns>(fields: impl Into<Lookahead<'a>>) -> Self {
        let row = RowColumns::of::<T>();
        match row.needed(selected::<T>(&fields.into())) {
            Some(needed) => row.choose(|column| needed.contains(column)),
            None => row.choose(|_| true),
        }
    }

    /// The columns of `T` for the nodes of a connection: the fields below `edges { node }` and `nodes`.
    ///
    /// A cursor needs columns, too: add them with [`and`](Self::and). A keyset of the crate `damson-sqlx` does so itself, by its
    /// `projection`.
    pub fn of_connection<'a, T: Columns>(connection: impl Into<Lookahead<'a>>) -> Self {
        let connection = connection.into();
        Self::of::<T>(connection.field("edges").field("node").and(connection.field("nodes")))
    }

    /// All columns of `T`.
    pub fn all<T: Columns>() -> Self {
        RowColumns::of::<T>().choose(|_| true)
    }

    /// The same columns with this name for their table: `SELECT c.name FROM city AS c`.
    #[must_use]
    pub fn of_table(mut self, table: &'static str) -> Self {
        self.columns.iter_mut().for_each(|column| column.table = Some(table));
        self
    }

    /// The same columns and these, each once: columns that the program reads whatever the client selects.
    ///
    /// A column without a table is the column of this name in any table.
    ///
    /// ```
    /// use damson::{Column, Columns, Projection, SimpleObject};
    ///
    /// #[derive(SimpleObject, Columns)]
    /// struct City {
    ///     id: i32,
    ///     name: String,
    /// }
    ///
    /// let columns = Projection::all::<City>().of_table("c").and(["id", "area"].map(|name| Column { table: None, name }));
    /// assert!(columns.names().eq(["id", "name", "area"]));
    /// ```
    #[must_use]
    pub fn and(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        for column in columns {
            if !self.columns.iter().any(|known| known.may_be(column)) {
                self.columns.push(column);
            }
        }
        self
    }

    /// The columns; there are none if the client asks for nothing that the database has.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The names of the columns, without their tables.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}

/// The names of the selected fields of `T`, without those of introspection.
fn selected<'a, T: Columns>(fields: &Lookahead<'a>) -> HashSet<&'a str> {
    let name = T::type_name();
    let below = |field: &SelectionField<'a>| {
        let (gives, name) = (field.gives(&name), &name);
        field.selection_set().filter(move |below| !gives || below.applies_to(name))
    };
    let fields = fields.fields().iter().flat_map(below);
    fields.map(|field| field.name()).filter(|name| !name.starts_with("__")).collect()
}

/// The columns of a row with those of its flattened members.
struct RowColumns {
    columns: Vec<(Column, bool)>,
    fields: Vec<FieldColumns>,
}

impl RowColumns {
    fn of<T: Columns>() -> Self {
        let mut row = RowColumns { columns: Vec::new(), fields: Vec::new() };
        row.add(const { &T::COLUMNS }, None);
        row.add_methods(T::fields);
        row
    }

    /// Recurs as deep as the author nests flattened members.
    fn add(&mut self, part: &'static ColumnsTable, above: Option<&'static str>) {
        let table = part.table.or(above);
        self.columns.extend(part.columns.iter().map(|column| (Column { table, name: column.name }, column.always)));
        self.fields.extend(part.fields);
        part.parts.iter().for_each(|part| self.add(part, table));
    }

    /// Adds the methods that name their columns, and those of flattened members.
    fn add_methods(&mut self, list: ListFn) {
        let mut tables: Vec<FieldsTable> = Vec::new();
        list(&mut tables);
        let methods = tables.iter().flat_map(|table| table.fields).filter(|field| !field.columns.is_empty());
        self.fields.extend(methods.map(|method| FieldColumns { field: method.name, columns: method.columns }));
        tables.iter().flat_map(|table| table.parts).for_each(|part| self.add_methods(part.fields));
    }

    /// The columns that these fields need; none if a field does not say what it needs.
    fn needed(&self, mut selected: HashSet<&str>) -> Option<HashSet<&'static str>> {
        let fields = self.fields.iter().filter(|field| selected.remove(field.field));
        let needed: HashSet<&str> = fields.flat_map(|field| field.columns).copied().collect();
        let are_known = needed.iter().all(|name| self.columns.iter().any(|(column, _)| column.name == *name));
        (selected.is_empty() && are_known).then_some(needed)
    }

    /// The columns that are needed, and those that always are, each once.
    fn choose(self, is_needed: impl Fn(&'static str) -> bool) -> Projection {
        let mut seen = HashSet::new();
        let chosen = self.columns.into_iter().filter(|(column, always)| *always || is_needed(column.name));
        Projection { columns: chosen.map(|(column, _)| column).filter(|column| seen.insert(*column)).collect() }
    }
}
