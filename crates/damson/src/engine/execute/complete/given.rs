//! Completion of values that are data already: those of custom scalars, and those that directives give.

use damson_schema::type_system::TypeKind;
use damson_schema::{IndexMap, Name, Value, Wrappers};

use super::{At, Completion};
use crate::Error;
use crate::engine::execute::output::{Nulled, close};
use crate::engine::execute::path::{Path, PathStep};
use crate::engine::plan::{self, Leaf, PlanField, SelectionId};
use crate::engine::resolve::Resolved;

impl<'a> Completion<'_, 'a, '_> {
    /// Completes data: a custom scalar, or a value of any type from a directive.
    pub(super) fn complete_given(
        &mut self,
        value: Box<Value>,
        field: &'a PlanField,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        if let plan::Output::Leaf(leaf) = field.output {
            return match (leaf, &*value) {
                (Leaf::Enum | Leaf::PartOfEnum, Value::String(name)) => self.complete_enum_value(name, field, at),
                _ => self.complete_leaf(Resolved::Value(value), field, at),
            };
        }
        match (*value, field.output) {
            (Value::Object(entries), plan::Output::Object(selection)) => self.complete_entries(entries, selection, at),
            (value @ Value::Object(_), _) => {
                // The object type is not known any more, so the object is written as it is.
                serde_json::to_writer(&mut self.output.text, &value).expect("writing to memory does not fail");
                Ok(())
            }
            _ => {
                let message =
                    format!("Field \"{}\" is an object but a directive gave a leaf.", self.cx.coordinate(field));
                self.fail(Box::new(Error::new(message)), field, at);
                Err(Nulled)
            }
        }
    }

    /// Completes the name of an enum value, which is a string in JSON.
    fn complete_enum_value(&mut self, name: &str, field: &'a PlanField, at: At<'_, 'a>) -> Result<(), Nulled> {
        let types = self.cx.types().whole;
        let ty = types.field(field.parent, field.name()).map(|(_, definition)| &types.get(definition.ty.named).kind);
        let Some(TypeKind::Enum { values }) = ty else { unreachable!("the plan has seen the enum") };
        match values.get(name) {
            Some(value) => self.complete_leaf(Resolved::Enum(&value.name), field, at),
            None => {
                let (ty, name) = (self.cx.leaf_type(field), damson_syntax::quoted(name));
                let message = format!("{ty} cannot represent value: \"{name}\"");
                self.fail(Box::new(Error::new(message)), field, at);
                Err(Nulled)
            }
        }
    }

    /// Completes the selected fields of an object that a directive gave, by response keys.
    fn complete_entries(
        &mut self,
        mut entries: IndexMap<Name, Value>,
        selection: SelectionId,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let plan = self.cx.plan();
        let start = self.output.text.len();
        for field in plan.fields(plan.selection(selection)) {
            if !self.cx.holds(field.condition) {
                continue;
            }
            self.output.go_on(&self.cx.env.size)?;
            self.output.text.extend_from_slice(field.key());
            let resolved = entries.swap_remove(field.response_key()).map_or(Resolved::Null, Resolved::of_data);
            self.complete_value(resolved, field, field.wrappers, Some(&Path::new(at, PathStep::Field(field))))?;
        }
        close(&mut self.output.text, start, b'{', b'}');
        Ok(())
    }

    /// Completes a list that is data.
    pub(super) fn complete_value_list(
        &mut self,
        value: Value,
        field: &'a PlanField,
        item: Wrappers,
        at: At<'_, 'a>,
    ) -> Result<(), Nulled> {
        let Value::List(items) = value else {
            return self.fail_without_list(field, at);
        };
        let start = self.output.text.len();
        for (index, value) in items.into_iter().enumerate() {
            self.output.go_on(&self.cx.env.size)?;
            self.output.text.push(b',');
            let path = Path::new(at, PathStep::Index(index));
            self.complete_value(Resolved::of_data(value), field, item, Some(&path))?;
        }
        close(&mut self.output.text, start, b'[', b']');
        Ok(())
    }
}
