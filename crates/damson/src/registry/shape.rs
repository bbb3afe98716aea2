//! Types and fields as constants, for checks while a program is compiled.

#![allow(missing_docs, reason = "the names of most members say everything")]

/// A type as a field or an argument declares it: non-null, unless it says otherwise.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Known only when the program runs, such as the name of a generic type.
    Unknown,
    /// A named type, with the types that may stand in its place if it is an interface or a union.
    Named(&'static str, &'static [Shape]),
    Nullable(&'static Shape),
    List(&'static Shape),
}

impl Shape {
    /// The nullable type. A type that is nullable already stays as it is, as in `Option<Weak<T>>`.
    pub const fn nullable(&'static self) -> Self {
        match self {
            Shape::Nullable(_) => *self,
            _ => Shape::Nullable(self),
        }
    }
}

/// A field of an object or an interface.
#[derive(Clone, Copy, Debug)]
pub struct FieldShape {
    pub name: &'static str,
    pub ty: Shape,
    pub arguments: &'static [ArgumentShape],
}

/// An argument of a field.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentShape {
    pub name: &'static str,
    pub ty: Shape,
    pub has_default: bool,
}
