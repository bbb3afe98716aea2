//! Scalars, each with the checks of all Rust types that it has.

use std::sync::Arc;

use damson_schema::type_system::{ScalarCheck, TypeKind};
use damson_schema::{TypeRef, Value, is_built_in_scalar};

use super::{Described, Registry, ScalarCheckFn, ScalarTable};

impl Registry {
    /// Registers a scalar with the check of one of its Rust types.
    pub(super) fn scalar_of(&mut self, owner: &'static str, table: ScalarTable) -> TypeRef {
        let name = (table.name)();
        let id = self.builder.reserve(&name);
        if is_built_in_scalar(&name) {
            return TypeRef::named(id).non_null();
        }
        if self.owners.contains_key(&id) {
            self.report_taken(id, &name, owner);
            return TypeRef::named(id).non_null();
        }
        if !self.builder.is_defined(id) {
            let specified_by_url = table.specified_by_url.map(Arc::from);
            let described = Described::new(table.name, table.description, table.marks);
            self.define(id, described, |_| TypeKind::Scalar { specified_by_url, check: None });
        }
        self.checks.entry(name).or_default().insert(owner, table.check);
        TypeRef::named(id).non_null()
    }

    /// A value is one of a scalar if one of the scalar's Rust types accepts it. A resolver that takes another of these types
    /// refuses it at its argument.
    pub(super) fn check_scalars(&mut self) {
        for (name, checks) in std::mem::take(&mut self.checks) {
            if let Some(checks) = checks.into_values().collect::<Option<Vec<_>>>() {
                let judge = move |value: &Value| judge(&checks, value);
                self.builder.check_scalar(&name, ScalarCheck::Judge(Arc::new(judge)));
            }
        }
    }
}

/// Judges a value that one of these checks has to accept. The first says what was expected.
fn judge(checks: &[ScalarCheckFn], value: &Value) -> Result<(), String> {
    let mut verdicts = checks.iter().map(|check| check(value));
    let first = verdicts.next().unwrap_or(Ok(()));
    first.or_else(|expected| verdicts.find(Result::is_ok).unwrap_or(Err(expected)))
}
