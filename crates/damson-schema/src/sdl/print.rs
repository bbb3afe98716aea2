//! From a type system to SDL, in the form of graphql-js's `printSchema`, with the directives that were applied.

use std::sync::Arc;

use damson_syntax::{Limits, is_printable_as_block_string, parse_const_value_with, print_block_string, print_string};

use super::options::SdlOptions;
use crate::suggestion::natural_order;
use crate::type_system::{DirectiveDefinition, Fields, TypeDefinition, TypeKind, is_built_in, is_specified_directive};
use crate::value::Value;
use crate::{TypeId, TypeSystem};

mod members;

impl TypeSystem {
    /// The type system as SDL; what is built in is left out.
    ///
    /// ```
    /// use damson_schema::TypeSystem;
    ///
    /// let types = TypeSystem::from_sdl("type Query { \"Greets.\" hello(name: String = \"you\"): String! }")?;
    /// assert_eq!(
    ///     types.sdl(),
    ///     "type Query {\n  \"\"\"Greets.\"\"\"\n  hello(name: String = \"you\"): String!\n}\n"
    /// );
    /// # Ok::<(), damson_schema::SchemaErrors>(())
    /// ```
    pub fn sdl(&self) -> String {
        self.sdl_with(&SdlOptions::default())
    }

    /// [`sdl`](Self::sdl) in another form.
    pub fn sdl_with(&self, options: &SdlOptions) -> String {
        let mut printer = Printer { types: self, options, out: String::new() };
        printer.schema();
        let directives = self.directives.values().filter(|directive| !is_specified_directive(&directive.name));
        for directive in sorted(directives, options.sorted_types, |directive| &directive.name) {
            printer.directive_definition(directive);
        }
        let types = self.types().map(|(_, ty)| ty).filter(|ty| !is_built_in(&ty.name));
        for ty in sorted(types, options.sorted_types, |ty| &ty.name) {
            printer.ty(ty);
        }
        printer.out
    }
}

impl Value {
    /// The value as graphql-js prints it: long lists and objects stand on lines of their own.
    pub fn to_literal(&self) -> String {
        let text = self.to_string();
        match self {
            Value::List(_) | Value::Object(_) => match parse_const_value_with(&text, &Limits::none()) {
                Ok((document, value)) => damson_syntax::print_value(&document, value),
                // It holds names that are none, which only a faulty schema has.
                Err(_) => text,
            },
            _ => text,
        }
    }
}

fn sorted<'a, T: 'a>(
    parts: impl Iterator<Item = &'a T>,
    is_sorted: bool,
    name: impl Fn(&T) -> &Arc<str>,
) -> Vec<&'a T> {
    let mut parts: Vec<_> = parts.collect();
    if is_sorted {
        parts.sort_by(|a, b| natural_order(name(a), name(b)));
    }
    parts
}

struct Printer<'a> {
    types: &'a TypeSystem,
    options: &'a SdlOptions,
    out: String,
}

impl Printer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn indent(&mut self, level: usize) {
        for _ in 0..level {
            self.out.push_str(&self.options.indent);
        }
    }

    /// Begins a definition, with a blank line after the one before it.
    fn begin(&mut self, description: Option<&str>) {
        if !self.out.is_empty() {
            self.push("\n");
        }
        self.description(description, 0, true);
    }

    /// A description on lines of its own; inside a block a blank line comes before it.
    fn description(&mut self, description: Option<&str>, level: usize, is_first: bool) {
        let Some(description) = description else { return };
        if level > 0 && !is_first {
            self.push("\n");
        }
        let is_single_line = self.options.single_line_descriptions && !description.contains(['\n', '\r']);
        let text = match is_printable_as_block_string(description) && !is_single_line {
            true => print_block_string(description),
            false => print_string(description),
        };
        for line in text.split('\n') {
            self.indent(level);
            self.push(line);
            self.push("\n");
        }
    }

    /// The roots, unless they are those that everyone expects.
    fn schema(&mut self) {
        let types = self.types;
        let roots = [("query", types.query), ("mutation", types.mutation), ("subscription", types.subscription)];
        let conventional = ["Query", "Mutation", "Subscription"].map(|name| types.id(name));
        let is_conventional = roots.iter().map(|&(_, root)| root).eq(conventional);
        if is_conventional && types.description.is_none() && types.applied.is_empty() {
            return;
        }
        self.begin(types.description.as_deref());
        self.push("schema");
        self.applied(&types.applied);
        self.push(" {\n");
        for (keyword, root) in roots {
            if let Some(root) = root {
                self.indent(1);
                self.push(keyword);
                self.push(": ");
                self.push(&types.get(root).name);
                self.push("\n");
            }
        }
        self.push("}\n");
    }

    fn directive_definition(&mut self, directive: &DirectiveDefinition) {
        self.begin(directive.description.as_deref());
        self.push("directive @");
        self.push(&directive.name);
        self.arguments(&directive.arguments, 0);
        self.deprecation(directive.deprecation.as_deref());
        self.applied(&directive.applied);
        if directive.repeatable {
            self.push(" repeatable");
        }
        self.push(" on ");
        self.names(directive.locations.iter().map(|location| location.as_str()), " | ");
        self.push("\n");
    }

    fn ty(&mut self, ty: &TypeDefinition) {
        self.begin(ty.description.as_deref());
        match &ty.kind {
            TypeKind::Scalar { specified_by_url, .. } => self.scalar(ty, specified_by_url.as_deref()),
            TypeKind::Object(fields) => self.composite("type ", ty, fields),
            TypeKind::Interface(fields) => self.composite("interface ", ty, fields),
            TypeKind::Union { members } => self.union(ty, members),
            TypeKind::Enum { values } => {
                self.head("enum ", ty);
                let values = sorted(values.values(), self.options.sorted_enum_values, |value| &value.name);
                self.block(values, Printer::enum_value);
            }
            TypeKind::InputObject { fields, one_of } => {
                self.push("input ");
                self.push(&ty.name);
                if *one_of {
                    self.push(" @oneOf");
                }
                self.applied(&ty.applied);
                let fields = sorted(fields.values(), self.options.sorted_fields, |field| &field.name);
                self.block(fields, Printer::input_field);
            }
        }
        self.push("\n");
    }

    fn head(&mut self, keyword: &str, ty: &TypeDefinition) {
        self.push(keyword);
        self.push(&ty.name);
        self.applied(&ty.applied);
    }

    fn scalar(&mut self, ty: &TypeDefinition, specified_by_url: Option<&str>) {
        self.push("scalar ");
        self.push(&ty.name);
        if let Some(url) = specified_by_url.filter(|_| self.options.specified_by) {
            self.push(" @specifiedBy(url: ");
            self.push(&print_string(url));
            self.push(")");
        }
        self.applied(&ty.applied);
    }

    fn composite(&mut self, keyword: &str, ty: &TypeDefinition, fields: &Fields) {
        self.push(keyword);
        self.push(&ty.name);
        if !fields.interfaces.is_empty() {
            self.push(" implements ");
            self.type_names(&fields.interfaces, " & ");
        }
        self.applied(&ty.applied);
        self.block(sorted(fields.fields.values(), self.options.sorted_fields, |field| &field.name), Printer::field);
    }

    fn union(&mut self, ty: &TypeDefinition, members: &[TypeId]) {
        self.head("union ", ty);
        self.push(" = ");
        self.type_names(members, " | ");
    }

    fn type_names(&mut self, ids: &[TypeId], separator: &str) {
        let types = self.types;
        self.names(ids.iter().map(|&id| &*types.get(id).name), separator);
    }

    fn names<'a>(&mut self, names: impl Iterator<Item = &'a str>, separator: &str) {
        let mut names: Vec<_> = names.collect();
        if self.options.sorted_types {
            names.sort_by(|a, b| natural_order(a, b));
        }
        self.push(&names.join(separator));
    }

    /// Parts in braces, each on its line.
    fn block<T>(&mut self, parts: Vec<&T>, print: impl Fn(&mut Self, &T, bool)) {
        self.push(" {\n");
        for (index, part) in parts.into_iter().enumerate() {
            print(self, part, index == 0);
            self.push("\n");
        }
        self.push("}");
    }
}
