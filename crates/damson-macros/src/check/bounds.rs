//! The rule that a type parameter of a field is a GraphQL type. The compiler would report each trait that it lacks.

use quote::ToTokens;
use syn::{Generics, Type, TypeParam};

use crate::mistakes::Mistakes;
use crate::model::Definition;
use crate::types::contains;

/// Checks that the type parameters in these types of fields have bounds. `bound` is the one that all need.
pub(super) fn of_fields<'a>(
    definition: &Definition,
    types: impl Iterator<Item = &'a Type> + Clone,
    bound: &str,
    mistakes: &mut Mistakes,
) {
    for target in &definition.targets {
        let unbound = target.generics.type_params().filter(|parameter| !is_bound(parameter, &target.generics));
        for TypeParam { ident, .. } in unbound {
            if types.clone().any(|ty| contains(ty.to_token_stream(), ident)) {
                let message = format!(
                    "`{ident}` may be any type; write `{ident}: {bound}`, or name its instances with `concrete(..)`"
                );
                mistakes.at(ident, message);
            }
        }
    }
}

fn is_bound(parameter: &TypeParam, generics: &Generics) -> bool {
    let clause = generics.where_clause.as_ref();
    !parameter.bounds.is_empty() || clause.is_some_and(|clause| contains(clause.to_token_stream(), &parameter.ident))
}
