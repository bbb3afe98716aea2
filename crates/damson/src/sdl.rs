//! The form in which a schema shows itself as SDL, in the words of the book; printing is `damson_schema`'s.

use damson_schema::SdlOptions;

/// How a schema prints itself: [`Schema::sdl_with_options`](crate::Schema::sdl_with_options).
///
/// Without anything set it prints what [`Schema::sdl`](crate::Schema::sdl) does: all in the order of definition, indented with
/// two spaces, with `@specifiedBy` where a scalar has one.
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
    /// The form of [`Schema::sdl`](crate::Schema::sdl).
    pub fn new() -> Self {
        Self::default()
    }

    /// Orders types and directives by name, and wherever they are listed.
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

    /// Shows `@specifiedBy` at scalars, which is so unless [left out](Self::leave_out_specified_by).
    #[must_use]
    pub fn include_specified_by(self) -> Self {
        SDLExportOptions { specified_by: true, ..self }
    }

    /// Leaves out `@specifiedBy`.
    #[must_use]
    pub fn leave_out_specified_by(self) -> Self {
        SDLExportOptions { specified_by: false, ..self }
    }

    /// Indents with spaces, which is so unless [tabs](Self::use_tab_ident) are asked for.
    #[must_use]
    pub fn use_space_ident(self) -> Self {
        SDLExportOptions { tabs: false, ..self }
    }

    /// Indents with one tab for each level.
    #[must_use]
    pub fn use_tab_ident(self) -> Self {
        SDLExportOptions { tabs: true, ..self }
    }

    /// Sets how many spaces a level is indented with (2 by default).
    #[must_use]
    pub fn indent_width(self, width: u8) -> Self {
        SDLExportOptions { indent_width: width, ..self }
    }
}

impl From<SDLExportOptions> for SdlOptions {
    fn from(options: SDLExportOptions) -> Self {
        SdlOptions {
            sorted_types: options.sorted_types,
            sorted_fields: options.sorted_fields,
            sorted_arguments: options.sorted_arguments,
            sorted_enum_values: options.sorted_enum_items,
            single_line_descriptions: options.single_line_descriptions,
            specified_by: options.specified_by,
            indent: if options.tabs { "\t".to_owned() } else { " ".repeat(options.indent_width.into()) },
        }
    }
}
