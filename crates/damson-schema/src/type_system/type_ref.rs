//! References to types: a named type inside list and non-null wrappers, packed into twelve bytes.

use std::fmt;

use damson_syntax::ast::{self, Document};

use super::{TypeId, TypeSystem};

/// A reference to a type. See [Wrapping Types](https://spec.graphql.org/September2026/#sec-Wrapping-Types).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TypeRef {
    /// The named type in the middle.
    pub named: TypeId,
    /// The lists and non-nulls around it.
    pub wrappers: Wrappers,
}

impl TypeRef {
    /// The named type itself, nullable and not a list.
    #[inline]
    pub fn named(named: TypeId) -> Self {
        TypeRef { named, wrappers: Wrappers::NONE }
    }

    /// A list of this type.
    #[inline]
    pub fn list(self) -> Self {
        TypeRef { wrappers: self.wrappers.wrap(Wrapper::List), ..self }
    }

    /// This type without null; a type that is non-null already stays as it is.
    #[inline]
    pub fn non_null(self) -> Self {
        if self.is_non_null() { self } else { TypeRef { wrappers: self.wrappers.wrap(Wrapper::NonNull), ..self } }
    }

    /// This type with null allowed.
    #[inline]
    pub fn nullable(self) -> Self {
        TypeRef { wrappers: self.wrappers.nullable(), ..self }
    }

    /// Whether the type excludes null.
    #[inline]
    pub fn is_non_null(self) -> bool {
        self.wrappers.outer() == Some(Wrapper::NonNull)
    }

    /// The type of the items, if this is a list (non-null or not).
    #[inline]
    pub fn item(self) -> Option<TypeRef> {
        self.wrappers.item().map(|wrappers| TypeRef { wrappers, ..self })
    }
}

impl TypeSystem {
    /// The type that a reference in a document stands for; none if the name is unknown or the wrappers are more than
    /// [`Wrappers::MAX`].
    pub fn type_ref(&self, document: &Document, reference: &ast::TypeRef) -> Option<TypeRef> {
        let named = self.id(&document[reference.name])?;
        Some(TypeRef { named, wrappers: Wrappers::read(&document[reference.wrappers])? })
    }

    /// The reference as documents write it: `[Int!]`.
    pub fn display(&self, ty: TypeRef) -> DisplayTypeRef<'_> {
        DisplayTypeRef { name: &self.get(ty.named).name, wrappers: ty.wrappers }
    }
}

/// Shows a [`TypeRef`] as documents write it.
#[derive(Clone, Copy, Debug)]
pub struct DisplayTypeRef<'a> {
    name: &'a str,
    wrappers: Wrappers,
}

impl fmt::Display for DisplayTypeRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wrappers.iter().filter(|&wrapper| wrapper == Wrapper::List).try_for_each(|_| f.write_str("["))?;
        f.write_str(self.name)?;
        self.wrappers.inside_out().try_for_each(|wrapper| match wrapper {
            Wrapper::List => f.write_str("]"),
            Wrapper::NonNull => f.write_str("!"),
        })
    }
}

/// A list or non-null wrapper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Wrapper {
    /// `[…]`.
    List,
    /// `…!`.
    NonNull,
}

/// The wrappers around a named type, one bit each: the outermost in the lowest bit, a one above the innermost.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wrappers(u64);

impl Wrappers {
    /// No wrappers: a nullable named type.
    pub const NONE: Self = Wrappers(1);

    /// The number of wrappers that fit around one name.
    pub const MAX: usize = 63;

    /// These wrappers with one more outside.
    ///
    /// # Panics
    /// If there are [`Wrappers::MAX`] already.
    #[inline]
    pub fn wrap(self, outer: Wrapper) -> Self {
        assert!(self.0 >> Self::MAX == 0, "a type has at most {} wrappers", Self::MAX);
        Wrappers(self.0 << 1 | (outer == Wrapper::NonNull) as u64)
    }

    /// The outermost wrapper.
    #[inline]
    pub fn outer(self) -> Option<Wrapper> {
        match self.0 {
            1 => None,
            bits if bits & 1 == 1 => Some(Wrapper::NonNull),
            _ => Some(Wrapper::List),
        }
    }

    /// These wrappers without the outermost one.
    ///
    /// Call it only where [`outer`](Self::outer) is some.
    #[inline]
    pub fn inner(self) -> Self {
        Wrappers(self.0 >> 1)
    }

    /// These wrappers without an outermost non-null.
    #[inline]
    pub fn nullable(self) -> Self {
        if self.outer() == Some(Wrapper::NonNull) { self.inner() } else { self }
    }

    /// The wrappers of the items, if this is a list (non-null or not).
    #[inline]
    pub fn item(self) -> Option<Self> {
        let list = self.nullable();
        (list.outer() == Some(Wrapper::List)).then(|| list.inner())
    }

    /// The number of wrappers.
    pub fn count(self) -> usize {
        63 - self.0.leading_zeros() as usize
    }

    /// The wrappers of a reference in a document, from the inside out; none if they are too many.
    pub(crate) fn read(wrappers: &[ast::Wrapper]) -> Option<Self> {
        (wrappers.len() <= Self::MAX).then(|| {
            wrappers.iter().fold(Self::NONE, |inner, wrapper| match wrapper {
                ast::Wrapper::List => inner.wrap(Wrapper::List),
                ast::Wrapper::NonNull => inner.wrap(Wrapper::NonNull),
            })
        })
    }

    /// The wrappers from the inside out.
    pub(crate) fn inside_out(self) -> impl Iterator<Item = Wrapper> {
        (0..self.count()).rev().map(move |bit| if self.0 >> bit & 1 == 1 { Wrapper::NonNull } else { Wrapper::List })
    }

    /// The wrappers from the outside in.
    pub fn iter(self) -> impl Iterator<Item = Wrapper> {
        std::iter::successors(Some(self), |wrappers| Some(wrappers.inner())).map_while(Wrappers::outer)
    }
}

impl std::fmt::Debug for Wrappers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
