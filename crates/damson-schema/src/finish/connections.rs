//! The sizes of [connections](https://relay.dev/graphql/connections.htm): a client says with `first` or `last` how many edges
//! a field gives. So these arguments slice the lists of the connection, unless the author declares something else.

use std::sync::Arc;

use crate::type_system::{Field, FieldCost, ListSize, TypeDefinition};
use crate::{TypeRef, TypeSystem};

/// Declares the sizes of all fields that give connections.
pub(super) fn size(types: &mut TypeSystem) {
    for at in 0..types.types.len() {
        let Some(fields) = types.types[at].as_ref().and_then(TypeDefinition::fields) else { continue };
        let sizes: Vec<(usize, ListSize)> = fields
            .fields
            .values()
            .enumerate()
            .filter_map(|(index, field)| Some((index, size_of(types, field)?)))
            .collect();
        let Some(fields) = types.types[at].as_mut().and_then(TypeDefinition::fields_mut) else { continue };
        for (index, size) in sizes {
            fields.fields[index].cost.get_or_insert_with(|| Box::new(FieldCost::default())).list_size = size;
        }
    }
}

/// The size of a field that gives a connection and declares none.
fn size_of(types: &TypeSystem, field: &Field) -> Option<ListSize> {
    let declares = |cost: &FieldCost| cost.compute.is_some() || cost.list_size != ListSize::default();
    if field.cost.as_deref().is_some_and(declares) || field.ty.item().is_some() {
        return None;
    }
    let is_number = |name: &&str| field.arguments.get(*name).is_some_and(|argument| is_int(types, argument.ty));
    let slicing_arguments: Vec<Arc<str>> = ["first", "last"].into_iter().filter(is_number).map(Arc::from).collect();
    let sized_fields = lists_of_connection(types, field.ty)?;
    (!slicing_arguments.is_empty()).then(|| ListSize { slicing_arguments, sized_fields, ..ListSize::default() })
}

fn is_int(types: &TypeSystem, ty: TypeRef) -> bool {
    ty.item().is_none() && types.shown(ty.named).is_some_and(|ty| *ty.name == *"Int")
}

/// The lists of edges and nodes of a type; none if it is not a connection.
fn lists_of_connection(types: &TypeSystem, ty: TypeRef) -> Option<Vec<Arc<str>>> {
    let fields = &types.shown(ty.named)?.fields()?.fields;
    let is_list = |name: &&str| fields.get(*name).is_some_and(|field| field.ty.item().is_some());
    (fields.contains_key("pageInfo") && is_list(&"edges"))
        .then(|| ["edges", "nodes"].into_iter().filter(is_list).map(Arc::from).collect())
}
