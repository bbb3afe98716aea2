//! Fields, arguments, enum values, and the directives on them.

use std::sync::Arc;

use damson_syntax::print_string;

use super::{Printer, sorted};
use crate::IndexMap;
use crate::type_system::{AppliedDirective, DEFAULT_DEPRECATION, EnumValue, Field, InputValue};

impl Printer<'_> {
    pub(super) fn field(&mut self, field: &Field, is_first: bool) {
        self.description(field.description.as_deref(), 1, is_first);
        self.indent(1);
        self.push(&field.name);
        self.arguments(&field.arguments, 1);
        self.push(": ");
        self.push(&self.types.display(field.ty).to_string());
        self.deprecation(field.deprecation.as_deref());
        self.applied(&field.applied);
    }

    pub(super) fn enum_value(&mut self, value: &EnumValue, is_first: bool) {
        self.description(value.description.as_deref(), 1, is_first);
        self.indent(1);
        self.push(&value.name);
        self.deprecation(value.deprecation.as_deref());
        self.applied(&value.applied);
    }

    pub(super) fn input_field(&mut self, field: &InputValue, is_first: bool) {
        self.description(field.description.as_deref(), 1, is_first);
        self.indent(1);
        self.input_value(field);
    }

    /// Arguments in parentheses: on one line unless one of them is described.
    pub(super) fn arguments(&mut self, arguments: &IndexMap<Arc<str>, InputValue>, level: usize) {
        if arguments.is_empty() {
            return;
        }
        let is_described = arguments.values().any(|argument| argument.description.is_some());
        let arguments = sorted(arguments.values(), self.options.sorted_arguments, |argument| &argument.name);
        self.push("(");
        for (index, argument) in arguments.into_iter().enumerate() {
            if is_described {
                self.push("\n");
                self.description(argument.description.as_deref(), level + 1, index == 0);
                self.indent(level + 1);
            } else if index > 0 {
                self.push(", ");
            }
            self.input_value(argument);
        }
        if is_described {
            self.push("\n");
            self.indent(level);
        }
        self.push(")");
    }

    fn input_value(&mut self, value: &InputValue) {
        self.push(&value.name);
        self.push(": ");
        self.push(&self.types.display(value.ty).to_string());
        if let Some(default) = &value.default_value {
            self.push(" = ");
            self.push(&default.to_literal());
        }
        self.deprecation(value.deprecation.as_deref());
        self.applied(&value.applied);
    }

    pub(super) fn deprecation(&mut self, reason: Option<&str>) {
        let Some(reason) = reason else { return };
        self.push(" @deprecated");
        if reason != DEFAULT_DEPRECATION {
            self.push("(reason: ");
            self.push(&print_string(reason));
            self.push(")");
        }
    }

    pub(super) fn applied(&mut self, directives: &[AppliedDirective]) {
        for directive in directives {
            self.push(" @");
            self.push(&directive.name);
            if directive.arguments.is_empty() {
                continue;
            }
            self.push("(");
            for (index, (name, value)) in directive.arguments.iter().enumerate() {
                let comma = if index > 0 { ", " } else { "" };
                self.push(comma);
                self.push(name);
                self.push(": ");
                self.push(&value.to_literal());
            }
            self.push(")");
        }
    }
}
