//! The form in which a type system is printed.

/// How [`TypeSystem::sdl_with`](crate::TypeSystem::sdl_with) prints.
///
/// ```
/// use damson_schema::{SdlOptions, TypeSystem};
///
/// let types = TypeSystem::from_sdl("type Query { b: Int a: Int }")?;
/// let options = SdlOptions { sorted_fields: true, indent: "\t".into(), ..SdlOptions::default() };
/// assert_eq!(types.sdl_with(&options), "type Query {\n\ta: Int\n\tb: Int\n}\n");
/// # Ok::<(), damson_schema::SchemaErrors>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SdlOptions {
    /// Whether types and directives are in order of their names, and not of their definition; also interfaces, members of
    /// unions and directives' locations where they are listed.
    pub sorted_types: bool,
    /// Whether fields and input fields are in order of their names.
    pub sorted_fields: bool,
    /// Whether arguments are in order of their names.
    pub sorted_arguments: bool,
    /// Whether enum values are in order of their names.
    pub sorted_enum_values: bool,
    /// Whether descriptions of one line stand in plain quotes.
    pub single_line_descriptions: bool,
    /// Whether scalars show their `@specifiedBy`.
    pub specified_by: bool,
    /// The text of one level of indentation: spaces or tabs.
    pub indent: String,
}

impl Default for SdlOptions {
    fn default() -> Self {
        SdlOptions {
            sorted_types: false,
            sorted_fields: false,
            sorted_arguments: false,
            sorted_enum_values: false,
            single_line_descriptions: false,
            specified_by: true,
            indent: "  ".into(),
        }
    }
}
