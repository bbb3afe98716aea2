//! Literals of input objects. See [Input Objects](https://spec.graphql.org/September2026/#sec-Input-Objects.Input-Coercion).

use std::sync::Arc;

use damson_syntax::ast::{self, List, ValueKind};

use super::{Coerced, LiteralCoercion};
use crate::coercion::error::InputError;
use crate::coercion::path::Step;
use crate::coercion::template::Template;
use crate::coercion::value::one_of_message;
use crate::suggestion::did_you_mean;
use crate::type_system::{InputValue, TypeDefinition, TypeKind};
use crate::value::{Name, Value};
use crate::{Code, IndexMap, TypeId};
use damson_syntax::quoted;

/// The most values that default values add to the literals of one operation.
pub(super) const MAX_DEFAULT_NODES: usize = 50_000;

impl<'a> LiteralCoercion<'a> {
    /// What the recursion goes through is kept apart from what it does not: without optimisation, every value of a function
    /// takes room on the stack.
    pub(super) fn object(
        &mut self,
        literal: &ast::Value,
        given: List<ast::ObjectField>,
        definitions: &'a IndexMap<Arc<str>, InputValue>,
        id: TypeId,
        depth: usize,
    ) -> Coerced<Template> {
        let (literals, unknown) = self.by_definition(given, definitions);
        let mut fields = Vec::with_capacity(self.document[given].len());
        for (definition, given) in definitions.values().zip(literals) {
            match given {
                Some(given) => self.field(definition, given, depth, &mut fields)?,
                None => self.default_of(literal, definition, id, &mut fields)?,
            }
        }
        if let Some(field) = unknown {
            return Err(self.unknown_field(literal, field, definitions, id));
        }
        self.checked_object(literal, given, fields, id)
    }

    /// The literals given for the fields of an object, in the order of their definitions, and the first for none of them.
    fn by_definition(
        &self,
        given: List<ast::ObjectField>,
        definitions: &IndexMap<Arc<str>, InputValue>,
    ) -> (Vec<Option<&'a ast::Value>>, Option<&'a ast::ObjectField>) {
        let document = self.document;
        let mut literals = vec![None; definitions.len()];
        let mut unknown = None;
        for field in &document[given] {
            match definitions.get_index_of(&document[field.name]) {
                Some(index) => literals[index] = Some(&field.value),
                None => unknown = unknown.or(Some(field)),
            }
        }
        (literals, unknown)
    }

    /// The object of these fields, unless more was given than a OneOf object may have.
    fn checked_object(
        &self,
        literal: &ast::Value,
        given: List<ast::ObjectField>,
        fields: Vec<(Name, Template)>,
        id: TypeId,
    ) -> Coerced<Template> {
        let definition = self.types.get(id);
        if matches!(definition.kind, TypeKind::InputObject { one_of: true, .. }) {
            self.one_of(literal, given, definition)?;
        }
        Ok(Template::object(fields, Some(id), literal.span))
    }

    fn field(
        &mut self,
        definition: &'a InputValue,
        given: &ast::Value,
        depth: usize,
        fields: &mut Vec<(Name, Template)>,
    ) -> Coerced<()> {
        if let (ValueKind::Variable(_), Some(default)) = (given.kind, &definition.coerced_default) {
            // It stands in when the variable has no value.
            self.spend(default, given)?;
        }
        self.path.push(Step::Field(&definition.name));
        let template = self.nested(given, definition.ty, depth + 1)?;
        self.path.pop();
        fields.push((Name::from(definition.name.clone()), template));
        Ok(())
    }

    fn default_of(
        &mut self,
        literal: &ast::Value,
        definition: &InputValue,
        id: TypeId,
        fields: &mut Vec<(Name, Template)>,
    ) -> Coerced<()> {
        if definition.is_required() {
            let message = format!(
                "Expected value of type \"{}\" to include required field \"{}\", found: {}.",
                self.types.get(id).name,
                definition.name,
                self.shown(literal)
            );
            return Err(self.error(literal, message));
        }
        if let Some(default) = &definition.coerced_default {
            self.spend(default, literal)?;
            fields.push((Name::from(definition.name.clone()), Template::Constant(default.clone())));
        }
        Ok(())
    }

    /// Keeps a short document from growing without bounds through large default values.
    fn spend(&mut self, default: &Value, literal: &ast::Value) -> Coerced<()> {
        match self.budget.checked_sub(default.size().nodes) {
            Some(rest) => self.budget = rest,
            None => {
                let message = format!("Default values add more than {MAX_DEFAULT_NODES} values to the operation.");
                return Err(InputError::limit(Code::LimitInput, literal.span, &self.path, message));
            }
        }
        Ok(())
    }

    #[cold]
    fn unknown_field(
        &self,
        literal: &ast::Value,
        field: &ast::ObjectField,
        definitions: &IndexMap<Arc<str>, InputValue>,
        id: TypeId,
    ) -> Box<InputError> {
        let name = &self.document[field.name];
        let suggestion = match self.suggest {
            true => did_you_mean(name, definitions.keys().map(|name| &**name)),
            false => String::new(),
        };
        let found = if suggestion.is_empty() { ", found".to_owned() } else { format!(".{suggestion} Found") };
        let message = format!(
            "Expected value of type \"{}\" not to include unknown field \"{}\"{found}: {}.",
            self.types.get(id).name,
            quoted(name),
            self.shown(literal)
        );
        InputError::new(field.span, &self.path, message)
    }

    /// See [OneOf Input Objects](https://spec.graphql.org/September2026/#sec-OneOf-Input-Objects).
    fn one_of(&self, literal: &ast::Value, given: List<ast::ObjectField>, definition: &TypeDefinition) -> Coerced<()> {
        match &self.document[given] {
            [field] if !matches!(field.value.kind, ValueKind::Null) => Ok(()),
            [field] => {
                let mut path = self.path.clone();
                path.push(Step::Field(&self.document[field.name]));
                Err(InputError::new(literal.span, &path, one_of_message(&definition.name)))
            }
            _ => Err(self.error(literal, one_of_message(&definition.name))),
        }
    }
}
