//! From collected definitions to a type system: adds the built-in definitions, and checks everything.

use crate::TypeSystem;
use crate::build::TypeSystemBuilder;
use crate::check::{applied, check};
use crate::fault::{Fault, SchemaError, SchemaErrors};

mod built_in;
mod cache_hints;
mod connections;
mod costs;
mod redefinition;
mod secrets;
mod short_defaults;

pub(crate) use costs::dearer;

impl TypeSystemBuilder {
    /// Adds the built-in definitions, then checks everything.
    ///
    /// # Errors
    /// All the faults of the schema, each with its coordinate.
    pub fn finish(self) -> Result<TypeSystem, SchemaErrors> {
        self.complete_with(|types, faults| faults.extend(applied::check(types)))
            .map_err(|faults| faults.into_iter().map(SchemaError::from).collect())
    }

    /// Like [`finish`](Self::finish), with further checks, and with faults whose places can be found in a document.
    pub(crate) fn complete_with(
        mut self,
        further: impl FnOnce(&TypeSystem, &mut Vec<Fault>),
    ) -> Result<TypeSystem, Vec<Fault>> {
        let meta_fields = built_in::add(&mut self);
        self.add_implementations();
        let undefined = self.undefined();
        let mut faults = std::mem::take(&mut self.faults);
        let unknown = std::mem::take(&mut self.unknown);
        let short_defaults = self.short_defaults;
        let mut type_system = self.assemble(meta_fields);
        secrets::find(&mut type_system);
        let mut of_hints = costs::read(&mut type_system);
        of_hints.extend(cache_hints::read(&mut type_system));
        faults.extend(check(&mut type_system, &undefined, &unknown));
        further(&type_system, &mut faults);
        Fault::add_elsewhere(&mut faults, of_hints);
        if !faults.is_empty() {
            return Err(faults);
        }
        if short_defaults {
            short_defaults::shorten(&mut type_system);
        }
        Ok(type_system)
    }
}
