//! The root operation types.
//! See [Root Operation Types](https://spec.graphql.org/September2026/#sec-Root-Operation-Types).

use damson_syntax::ast::OperationType::{self, Mutation, Query, Subscription};

use super::Checker;
use crate::fault::Place;
use crate::suggestion::join;
use crate::{IndexMap, TypeId};

impl Checker<'_> {
    pub(super) fn roots(&mut self) {
        if self.types.query.is_none() {
            self.fault("Query root type must be provided.", [Place::Schema]);
        }
        let mut objects: IndexMap<TypeId, Vec<OperationType>> = IndexMap::default();
        for operation in [Query, Mutation, Subscription] {
            match self.types.root(operation) {
                Some(root) if self.types.get(root).is_object() => objects.entry(root).or_default().push(operation),
                Some(root) if !self.is_undefined(root) => self.root_of_other_kind(operation, root),
                _ => {}
            }
        }
        for (root, operations) in objects {
            self.distinct_roots(root, &operations);
        }
    }

    fn root_of_other_kind(&mut self, operation: OperationType, root: TypeId) {
        let (operation_name, condition) = match operation {
            Query => ("Query", ""),
            Mutation => ("Mutation", " if provided"),
            Subscription => ("Subscription", " if provided"),
        };
        let root = self.name(root);
        let message = format!("{operation_name} root type must be Object type{condition}, it cannot be {root}.");
        self.fault(message, [Place::Root(operation.keyword(), root.into())]);
    }

    fn distinct_roots(&mut self, root: TypeId, operations: &[OperationType]) {
        if operations.len() > 1 {
            let root = self.name(root);
            let keywords: Vec<_> = operations.iter().map(|operation| operation.keyword()).collect();
            let message = format!(
                "All root types must be different, \"{root}\" type is used as {} root types.",
                join(&keywords, "and")
            );
            let places: Vec<_> = keywords.iter().map(|keyword| Place::Root(keyword, root.into())).collect();
            self.fault(message, places);
        }
    }
}
