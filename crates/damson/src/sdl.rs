//! Options for printing a schema as SDL, under async-graphql's names. The printer is in `damson_schema`.

use damson_schema::SdlOptions;

/// Options for [`Schema::sdl_with_options`](crate::Schema::sdl_with_options).
///
/// The default options print the same text as [`Schema::sdl`](crate::Schema::sdl): everything in the order of definition,
/// indented with two spaces, with `@specifiedBy` where a scalar has one.
///
/// ```
/// use damson::{EmptyMutation, EmptySubscription, Object, SDLExportOptions, Schema};
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     /// The second.
///     fn second(&self) -> i32 {
///         2
///     }
///     fn first(&self) -> i32 {
///         1
///     }
/// }
///
/// let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
/// let options = SDLExportOptions::new().sorted_fields().prefer_single_line_descriptions().indent_width(4);
/// assert_eq!(
///     schema.sdl_with_options(options),
///     "type Query {\n    first: Int!\n\n    \"The second.\"\n    second: Int!\n}\n"
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SDLExportOptions {
    sorted_types: bool,
    sorted_fields: bool,
    sorted_arguments: bool,
    sorted_enum_items: bool,
    single_line_descriptions: bool,
    specified_by: bool,
    tabs: bool,
    indent_width: u8,
}

impl Default for SDLExportOptions {
    fn default() -> Self {
        SDLExportOptions {
            sorted_types: false,
            sorted_fields: false,
            sorted_arguments: false,
            sorted_enum_items: false,
            single_line_descriptions: false,
            specified_by: true,
            tabs: false,
            indent_width: 2,
        }
    }
}

impl SDLExportOptions {
    /// The default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Orders types and directives by name, also in lists of members, interfaces and locations.
    #[must_use]
    pub fn sorted_types(self) -> Self {
        SDLExportOptions { sorted_types: true, ..self }
    }

    /// Orders fields and input fields by name.
    #[must_use]
    pub fn sorted_fields(self) -> Self {
        SDLExportOptions { sorted_fields: true, ..self }
    }

    /// Orders arguments by name.
    #[must_use]
    pub fn sorted_arguments(self) -> Self {
        SDLExportOptions { sorted_arguments: true, ..self }
    }

    /// Orders enum values by name.
    #[must_use]
    pub fn sorted_enum_items(self) -> Self {
        SDLExportOptions { sorted_enum_items: true, ..self }
    }

    /// Writes descriptions of one line in plain quotes.
    #[must_use]
    pub fn prefer_single_line_descriptions(self) -> Self {
        SDLExportOptions { single_line_descriptions: true, ..self }
    }

    /// Prints `@specifiedBy` at scalars, as the default does.
    #[must_use]
    pub fn include_specified_by(self) -> Self {
        SDLExportOptions { specified_by: true, ..self }
    }

    /// Does not print `@specifiedBy`.
    #[must_use]
    pub fn leave_out_specified_by(self) -> Self {
        SDLExportOptions { specified_by: false, ..self }
    }

    /// Indents with spaces, as the default does.
    #[must_use]
    pub fn use_space_ident(self) -> Self {
        SDLExportOptions { tabs: false, ..self }
    }

    /// Indents with one tab for each level.
    #[must_use]
    pub fn use_tab_ident(self) -> Self {
        SDLExportOptions { tabs: true, ..self }
    }

    /// Sets the number of spaces for each level. The default is 2.
    #[must_use]
    pub fn indent_width(self, width: u8) -> Self {
        SDLExportOptions { indent_width: width, ..self }
    }

    pub(crate) fn for_printer(self) -> SdlOptions {
        SdlOptions {
            sorted_types: self.sorted_types,
            sorted_fields: self.sorted_fields,
            sorted_arguments: self.sorted_arguments,
            sorted_enum_values: self.sorted_enum_items,
            single_line_descriptions: self.single_line_descriptions,
            specified_by: self.specified_by,
            indent: if self.tabs { "\t".to_owned() } else { " ".repeat(self.indent_width.into()) },
        }
    }
}
