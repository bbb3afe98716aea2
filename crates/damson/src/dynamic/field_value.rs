//! The value that a resolver of a dynamic schema gives, in one of several forms. Does not know the schema or the engine.

use std::any::{Any, type_name};
use std::borrow::Cow;
use std::fmt;

use damson_schema::{Name, Value};

use crate::{Error, Result};

/// The value of a field.
///
/// ```
/// use damson::dynamic::FieldValue;
/// use damson::value;
///
/// struct Cat(&'static str);
///
/// let cat = FieldValue::owned_any(Cat("Muezza")).with_type("Cat");
/// assert_eq!(cat.try_downcast_ref::<Cat>().unwrap().0, "Muezza");
/// let names = FieldValue::list(["Muezza", "Félicette"].map(FieldValue::value));
/// assert_eq!(names.as_list().unwrap().len(), 2);
/// assert_eq!(FieldValue::from(value!(2)).as_value(), Some(&value!(2)));
/// ```
pub struct FieldValue<'a> {
    form: Form<'a>,
    /// The object type, if the resolver named it.
    ty: Option<Cow<'static, str>>,
}

/// The forms a value comes in.
enum Form<'a> {
    Value(Cow<'a, Value>),
    Owned(Box<dyn Any + Send + Sync>),
    Borrowed(&'a (dyn Any + Send + Sync)),
    List(Vec<FieldValue<'a>>),
}

impl<'a> FieldValue<'a> {
    /// Null.
    pub const NULL: FieldValue<'a> = FieldValue { form: Form::Value(Cow::Owned(Value::Null)), ty: None };

    /// No value, for resolvers that may have none.
    pub const NONE: Option<FieldValue<'a>> = None;

    /// No value, for resolvers that may have none.
    pub fn none() -> Option<FieldValue<'a>> {
        None
    }

    /// A value of the GraphQL language; fields of an object in it are read by their names.
    pub fn value(value: impl Into<Value>) -> Self {
        Form::Value(Cow::Owned(value.into())).into()
    }

    /// A borrowed value of the GraphQL language.
    pub fn borrowed_value(value: &'a Value) -> Self {
        Form::Value(Cow::Borrowed(value)).into()
    }

    /// Any Rust value, which the resolvers of its fields get back with [`downcast_ref`](Self::downcast_ref).
    pub fn owned_any<T: Any + Send + Sync>(value: T) -> Self {
        Self::boxed_any(Box::new(value))
    }

    /// Any Rust value in a box.
    pub fn boxed_any(value: Box<dyn Any + Send + Sync>) -> Self {
        Form::Owned(value).into()
    }

    /// Any borrowed Rust value.
    pub fn borrowed_any(value: &'a (dyn Any + Send + Sync)) -> Self {
        Form::Borrowed(value).into()
    }

    /// A list.
    pub fn list<T: Into<FieldValue<'a>>>(items: impl IntoIterator<Item = T>) -> Self {
        Form::List(items.into_iter().map(Into::into).collect()).into()
    }

    /// The same value with its object type, for fields of an interface or union.
    #[must_use]
    pub fn with_type(self, ty: impl Into<Cow<'static, str>>) -> Self {
        FieldValue { ty: Some(ty.into()), ..self }
    }

    /// The value of the GraphQL language, if it is one.
    pub fn as_value(&self) -> Option<&Value> {
        match &self.form {
            Form::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value of the GraphQL language.
    ///
    /// # Errors
    /// If the value has another form.
    pub fn try_to_value(&self) -> Result<&Value> {
        self.as_value().ok_or_else(|| Error::new("Expected a value of the GraphQL language."))
    }

    /// The items, if the value was made as a list.
    pub fn as_list(&self) -> Option<&[FieldValue<'a>]> {
        match &self.form {
            Form::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items.
    ///
    /// # Errors
    /// If the value was not made as a list.
    pub fn try_to_list(&self) -> Result<&[FieldValue<'a>]> {
        self.as_list().ok_or_else(|| Error::new("Expected a list."))
    }

    /// The Rust value, if it is a `T`.
    pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
        match &self.form {
            Form::Owned(value) => value.downcast_ref(),
            Form::Borrowed(value) => value.downcast_ref(),
            _ => None,
        }
    }

    /// The Rust value.
    ///
    /// # Errors
    /// If the value is not a `T`.
    pub fn try_downcast_ref<T: Any>(&self) -> Result<&T> {
        self.downcast_ref().ok_or_else(|| Error::new(format!("Expected a value of the type `{}`.", type_name::<T>())))
    }

    /// The same value, borrowed; recurs as deep as lists are nested in it.
    pub(super) fn borrowed(&'a self) -> Self {
        let form = match &self.form {
            Form::Value(value) => Form::Value(Cow::Borrowed(value)),
            Form::Owned(value) => Form::Borrowed(&**value),
            Form::Borrowed(value) => Form::Borrowed(*value),
            Form::List(items) => Form::List(items.iter().map(FieldValue::borrowed).collect()),
        };
        FieldValue { form, ty: self.ty.clone() }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(&self.form, Form::Value(value) if value.is_null())
    }

    /// The object type that the resolver named.
    pub(super) fn ty(&self) -> Option<&str> {
        self.ty.as_deref()
    }

    /// The entry of this name in an object; any other value has none.
    pub(super) fn entry(&self, name: &str) -> Option<&Value> {
        self.as_value()?.get(name)
    }

    /// The value of the GraphQL language, or `self` if it has another form.
    pub(super) fn into_value(self) -> Result<Cow<'a, Value>, Self> {
        match self.form {
            Form::Value(value) => Ok(value),
            _ => Err(self),
        }
    }

    /// The items of a list, or `self` if it is not a list.
    pub(super) fn into_items(self) -> Result<Vec<FieldValue<'a>>, Self> {
        match self.form {
            Form::List(items) => Ok(items),
            Form::Value(Cow::Owned(Value::List(items))) => Ok(items.into_iter().map(FieldValue::value).collect()),
            Form::Value(Cow::Borrowed(Value::List(items))) => {
                Ok(items.iter().map(FieldValue::borrowed_value).collect())
            }
            _ => Err(self),
        }
    }
}

impl<'a> From<Form<'a>> for FieldValue<'a> {
    fn from(form: Form<'a>) -> Self {
        FieldValue { form, ty: None }
    }
}

impl From<()> for FieldValue<'_> {
    /// An empty value, for objects whose resolvers do not need it.
    fn from((): ()) -> Self {
        FieldValue::owned_any(())
    }
}

impl From<Value> for FieldValue<'_> {
    fn from(value: Value) -> Self {
        FieldValue::value(value)
    }
}

impl From<Name> for FieldValue<'_> {
    fn from(name: Name) -> Self {
        FieldValue::value(name)
    }
}

impl<'a, T: Into<FieldValue<'a>>> From<Vec<T>> for FieldValue<'a> {
    fn from(items: Vec<T>) -> Self {
        FieldValue::list(items)
    }
}

impl fmt::Debug for FieldValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ty) = &self.ty {
            write!(f, "{ty}: ")?;
        }
        match &self.form {
            Form::Value(value) => write!(f, "{value}"),
            Form::Owned(_) | Form::Borrowed(_) => f.write_str("(a Rust value)"),
            Form::List(items) => f.debug_list().entries(items).finish(),
        }
    }
}
