//! What is attached to a schema by names while it is built: guards, directives, and who sees what.

use damson_schema::type_system::DirectiveLocation;
use damson_schema::{Coordinate, SchemaError, SchemaPart, TypeSystem, did_you_mean, is_built_in_scalar};

use crate::engine::resolve::{Behaviour, PlacedGuard, SharedDirective, SharedGuard};
use crate::places;
use crate::visibility::{Visibility, Visible};

/// What is attached, by coordinates that are not looked up yet.
#[derive(Default)]
pub(crate) struct Access {
    pub(crate) guards: Vec<(String, SharedGuard)>,
    pub(crate) directives: Vec<(String, SharedDirective)>,
    pub(crate) visible: Vec<(String, Visible)>,
    /// The same for parts that are known already.
    pub(crate) visible_parts: Vec<(SchemaPart, Visible)>,
}

impl Access {
    /// Puts the guards where they belong; notes the coordinates that stand for nothing that can be guarded.
    pub(crate) fn guard(&self, types: &TypeSystem, behaviour: &mut Behaviour, faults: &mut Vec<SchemaError>) {
        for (coordinate, guard) in &self.guards {
            match places::find_fields(types, coordinate, "guard") {
                Ok((ty, field)) => behaviour.guard(types, &PlacedGuard { ty, field, guard: guard.clone() }),
                Err(fault) => faults.push(fault),
            }
        }
    }

    /// Lets directives do something; notes the names that stand for no directive of fields in operations.
    pub(crate) fn direct(&mut self, types: &TypeSystem, behaviour: &mut Behaviour, faults: &mut Vec<SchemaError>) {
        for (name, directive) in std::mem::take(&mut self.directives) {
            match no_directive_of_fields(types, &name) {
                None => behaviour.set_directive(name, directive),
                Some(fault) => faults.push(fault),
            }
        }
    }

    /// Who sees what; notes the coordinates that stand for nothing that can be hidden, and a query root of which nothing is
    /// left.
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
            let message = "Nobody sees anything of the query root. Show at least one field.";
            faults.push(places::fault(None, message.to_owned()));
        }
        visibility
    }
}

fn no_directive_of_fields(types: &TypeSystem, name: &str) -> Option<SchemaError> {
    let message = match types.directives.get(name) {
        Some(_) if matches!(name, "skip" | "include") => {
            format!("Directive \"@{name}\" is built in and carried out by the engine. Rename the directive.")
        }
        Some(definition) if definition.locations.contains(&DirectiveLocation::Field) => return None,
        Some(_) => format!("Directive \"@{name}\" cannot stand at a field of an operation. Let it stand on FIELD."),
        None => {
            let near = did_you_mean(name, types.directives.keys().map(|name| &**name));
            format!("There is no directive \"@{name}\" to carry out.{near}")
        }
    };
    Some(places::fault(Some(Coordinate::Directive(name.into())), message))
}

fn hidden(types: &TypeSystem, coordinate: &str) -> Result<SchemaPart, SchemaError> {
    let part = places::find(types, coordinate, "rule of visibility")?;
    match part {
        SchemaPart::Type(ty) if is_built_in_scalar(&types.get(ty).name) => {
            let message = "A scalar that every schema has cannot be hidden.".to_owned();
            Err(places::fault_at(types, part, message))
        }
        part => Ok(part),
    }
}
