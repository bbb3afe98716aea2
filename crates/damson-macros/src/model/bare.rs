//! The models of types that have mistakes.
//!
//! A bare model still makes the type what its macro makes it, so that its uses are not further errors. It has no members, since
//! these may be mistaken or missing. `expand` writes its code without the bodies of functions.

use std::collections::HashSet;

use syn::{FnArg, GenericParam, Generics, parse_quote};

use super::{
    Abstract, Columns, Content, Definition, DescriptionOf, Directive, Enum, InputObject, MergedSubscription, NewType,
    Object, OneofObject, Scalar, ScalarFunctions, Target, TypeName, Variant,
};
use crate::attr::Marks;
use crate::groups;

/// A model that can be without its members.
pub(crate) trait Bare {
    /// The model without its members.
    fn bare(self) -> Self;
}

impl Bare for Definition {
    /// The definition without what the author says about the type. The check of interfaces passes over a type without a name, and
    /// other code of the author, which may be missing, cannot be asked for one.
    fn bare(self) -> Self {
        let targets = self.targets.into_iter().map(|target| Target {
            generics: of_any_types(target.generics),
            name: TypeName::Trait,
            ..target
        });
        Definition {
            crate_path: self.crate_path,
            description: None,
            marks: Marks::NONE,
            targets: targets.collect(),
            left: Vec::new(),
        }
    }
}

/// The parameters without their attributes, and with the bounds that every type needs: the author's may be mistaken or missing.
fn of_any_types(mut generics: Generics) -> Generics {
    generics.params.iter_mut().for_each(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => parameter.attrs.clear(),
        GenericParam::Type(parameter) => {
            parameter.attrs.clear();
            parameter.bounds.push(parse_quote!(::core::marker::Send));
            parameter.bounds.push(parse_quote!(::core::marker::Sync));
        }
        GenericParam::Const(parameter) => parameter.attrs.clear(),
    });
    generics
}

impl Bare for Object {
    fn bare(self) -> Self {
        Object {
            definition: self.definition.bare(),
            fields: Vec::new(),
            complex: false,
            guard: None,
            cache_control: None,
            serial: false,
            implements: Vec::new(),
        }
    }
}

impl Bare for MergedSubscription {
    fn bare(self) -> Self {
        MergedSubscription { definition: self.definition.bare(), members: Vec::new(), ..self }
    }
}

impl Bare for Enum {
    fn bare(self) -> Self {
        Enum { definition: self.definition.bare(), items: Vec::new(), ..self }
    }
}

impl Bare for InputObject {
    fn bare(self) -> Self {
        InputObject { definition: self.definition.bare(), validator: None, fields: Vec::new() }
    }
}

impl Bare for OneofObject {
    fn bare(self) -> Self {
        OneofObject { definition: self.definition.bare(), fields: Vec::new(), ..self }
    }
}

impl Bare for Abstract {
    /// It keeps the types in its variants, from which it can be made, but each only once.
    fn bare(self) -> Self {
        let mut seen = HashSet::new();
        let variants = self.variants.into_iter().filter_map(|Variant { ident, content }| match content {
            Content::Object(ty) | Content::Flatten(ty) => {
                seen.insert(groups::text(&*ty)).then_some(Variant { ident, content: Content::Object(ty) })
            }
            Content::Skipped => None,
        });
        let mut definition = self.definition.bare();
        if !self.has_values {
            definition.targets.clear();
        }
        Abstract {
            definition,
            variants: variants.collect(),
            fields: self.fields.map(|_| Vec::new()),
            guard: None,
            implements: Vec::new(),
            ..self
        }
    }
}

impl Bare for Directive {
    /// It keeps the parameters of its function, which other code gives.
    fn bare(mut self) -> Self {
        let inputs = std::mem::take(&mut self.function.sig.inputs);
        self.function.sig.inputs = inputs.into_iter().filter(|input| matches!(input, FnArg::Typed(_))).collect();
        Directive { definition: self.definition.bare(), arguments: Vec::new(), locations: Vec::new(), ..self }
    }
}

impl Bare for Scalar {
    fn bare(self) -> Self {
        Scalar { definition: self.definition.bare(), ..self }
    }
}

impl Bare for NewType {
    /// It keeps the value inside, from which it can be made. Without one it has functions, whatever they are: no body calls them.
    fn bare(self) -> Self {
        let functions = match self.inner {
            Some(_) => self.functions,
            None => ScalarFunctions { to_output: Some(parse_quote!(any)), from_input: Some(parse_quote!(any)) },
        };
        NewType { scalar: self.scalar.bare(), functions, ..self }
    }
}

impl Bare for DescriptionOf {
    fn bare(self) -> Self {
        DescriptionOf { definition: self.definition.bare(), ..self }
    }
}

impl Bare for Columns {
    /// It keeps its columns, which other code names.
    fn bare(self) -> Self {
        Columns { definition: self.definition.bare(), table: None, fields: Vec::new(), ..self }
    }
}
