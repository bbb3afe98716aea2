//! `batch`: a method that gives the values of many objects at once, by their keys.

use syn::spanned::Spanned;
use syn::{Expr, Ident, Signature, Type, parse_quote_spanned};

use super::parameters::{refuse_attributes_of, typed};
use crate::attr::Attributes;
use crate::mistakes::Mistakes;
use crate::model::Batch;
use crate::types::{first_argument, type_arguments};

/// The attribute `batch(key = "..", max_size = ..)`.
pub(super) struct AskedBatch {
    /// The word `batch`.
    place: Ident,
    key: Option<Expr>,
    max_size: Option<Expr>,
}

impl AskedBatch {
    /// Reads `batch`.
    pub(super) fn read(attrs: &mut Attributes, mistakes: &mut Mistakes) -> Option<Self> {
        let (place, mut list) = attrs.list("batch", "key = \"self.id\"", mistakes)?;
        attrs.refuse_beside("batch", &["derived", "as", "result_union", "flatten"], mistakes);
        if !list.has("key") {
            mistakes.at(&place, "`batch` needs the key of an object; write `batch(key = \"self.id\")`");
        }
        let hint = "`key` takes an expression that gives the key of an object; write `key = \"self.id\"`";
        let key = list.expr("key", hint, mistakes);
        let hint = "`max_size` takes the most keys of a call; write `max_size = 100`";
        let max_size = list.expr("max_size", hint, mistakes);
        list.finish(mistakes);
        Some(AskedBatch { place, key, max_size })
    }

    /// The batch of a method whose map has the type `map`; with the type of the field.
    pub(super) fn of_method(self, sig: &Signature, map: &Type, mistakes: &mut Mistakes) -> Option<(Batch, Type)> {
        if let Some(receiver) = sig.receiver() {
            let message =
                "a method with `batch` is called once for many objects; take `keys: Vec<Key>` in place of `self`";
            mistakes.at(receiver, message);
            return None;
        }
        let Some(keys) = typed(sig).next() else {
            mistakes.at(&self.place, "a method with `batch` takes the keys first; write `keys: Vec<Key>`");
            return None;
        };
        refuse_attributes_of(
            keys,
            "has no effect on the keys of a batch, which are not an argument; remove it",
            mistakes,
        );
        let Some(key_ty) = first_argument(&keys.ty, &["Vec"]) else {
            mistakes.at(&keys.ty, "a method with `batch` takes the keys first, and owns them; write `keys: Vec<Key>`");
            return None;
        };
        if first_argument(map, &["Vec", "VecDeque", "Option", "HashSet", "BTreeSet"]).is_some() {
            mistakes.at(map, "a method with `batch` gives a map from keys to values; return a `HashMap<Key, Value>`");
            return None;
        }
        let value = type_arguments(map, &["HashMap", "BTreeMap", "IndexMap"]).nth(1);
        let value = value.cloned().unwrap_or_else(|| {
            parse_quote_spanned!(map.span()=> <#map as __damson::BatchMap>::Value) // one place for all errors of the map
        });
        let batch = Batch { key: self.key?, key_ty: key_ty.clone(), max_size: self.max_size, map: map.clone() };
        Some((batch, value))
    }
}
