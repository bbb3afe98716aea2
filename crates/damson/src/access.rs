//! Guards, directives and rules of visibility, which are attached to a schema by name while it is built.

use damson_schema::type_system::DirectiveLocation;
use damson_schema::{Coordinate, SchemaError, SchemaPart, TypeSystem, did_you_mean, is_built_in_scalar};

use crate::engine::resolve::{Behaviour, PlacedGuard, SharedDirective, SharedGuard};
use crate::places;
use crate::visibility::{Visibility, Visible};

/// The attachments, by coordinates that are not looked up yet.
#[derive(Default)]
pub(crate) struct Access {
    pub(crate) guards: Vec<(String, SharedGuard)>,
    pub(crate) directives: Vec<(String, SharedDirective)>,
    pub(crate) visible: Vec<(String, Visible)>,
    /// Rules of visibility for parts that are known already.
    pub(crate) visible_parts: Vec<(SchemaPart, Visible)>,
}

impl Access {
    /// Puts each guard before the fields of its coordinate, and reports the coordinates that have no fields.
    pub(crate) fn guard(&self, types: &TypeSystem, behaviour: &mut Behaviour, faults: &mut Vec<SchemaError>) {
        for (coordinate, guard) in &self.guards {
            match places::find_fields(types, coordinate, "guard") {
                Ok((ty, field)) => behaviour.guard(types, &PlacedGuard { ty, field, guard: guard.clone() }),
                Err(fault) => faults.push(fault),
            }
        }
    }

    /// Attaches the code of directives, and reports the names that do not belong to a directive of fields in operations.
    pub(crate) fn direct(&mut self, types: &TypeSystem, behaviour: &mut Behaviour, faults: &mut Vec<SchemaError>) {
        for (name, directive) in std::mem::take(&mut self.directives) {
            match no_directive_of_fields(types, &name) {
                None => behaviour.set_directive(name, directive),
                Some(fault) => faults.push(fault),
            }
        }
    }

    /// Looks up the rules of visibility, and reports the parts that cannot be hidden, and a query root without visible fields.
    pub(crate) fn visibility(self, types: &TypeSystem, faults: &mut Vec<SchemaError>) -> Option<Visibility> {
        let mut rules = self.visible_parts;
        for (coordinate, visible) in self.visible {
            match hidden(types, &coordinate) {
                Ok(part) => rules.push((part, visible)),
                Err(fault) => faults.push(fault),
            }
        }
        let visibility = Visibility::new(types, rules);
        let most = visibility.as_ref().and_then(Visibility::most);
        if most.is_some_and(|view| view.types.query.is_none()) {
            let message = "All fields of the query root are hidden from all requests. Show at least one field.";
            faults.push(places::fault(None, message.to_owned()));
        }
        visibility
    }
}

fn no_directive_of_fields(types: &TypeSystem, name: &str) -> Option<SchemaError> {
    let message = match types.directives.get(name) {
        Some(_) if matches!(name, "skip" | "include") => {
            format!("Directive \"@{name}\" is built in, and the engine runs it. Rename the directive.")
        }
        Some(definition) if definition.locations.contains(&DirectiveLocation::Field) => return None,
        Some(_) => format!("Directive \"@{name}\" cannot be used at fields of operations. Add FIELD to its locations."),
        None => {
            let near = did_you_mean(name, types.directives.keys().map(|name| &**name));
            format!("The schema does not define the directive \"@{name}\".{near}")
        }
    };
    Some(places::fault(Some(Coordinate::Directive(name.into())), message))
}

fn hidden(types: &TypeSystem, coordinate: &str) -> Result<SchemaPart, SchemaError> {
    let part = places::find(types, coordinate, "rule of visibility")?;
    match part {
        SchemaPart::Type(ty) if is_built_in_scalar(&types.get(ty).name) => {
            let message = "A built-in scalar cannot be hidden.".to_owned();
            Err(places::fault_at(types, part, message))
        }
        part => Ok(part),
    }
}
