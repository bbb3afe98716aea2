//! The values that a schema or a request carries for its resolvers, by their types.

use std::any::{Any, TypeId, type_name};
use std::fmt;
use std::sync::Arc;

use damson_schema::HashMap;

use crate::{Error, Result};

mod made;

pub use made::RequestContext;
pub(crate) use made::{Made, SchemaData};

/// A map from types to one value of each.
#[derive(Default)]
pub struct Data(Option<Box<Values>>); // most requests carry nothing, and should not pay for a map

#[derive(Default)]
struct Values {
    own: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    /// The values that other requests have, too; they stand behind its own.
    shared: Option<Arc<Data>>,
}

impl Data {
    /// Inserts a value; it replaces an earlier one of the same type.
    pub fn insert<D: Any + Send + Sync>(&mut self, data: D) {
        self.0.get_or_insert_default().own.insert(TypeId::of::<D>(), Box::new(data));
    }

    /// Puts values behind its own, in the place of earlier ones: they are found where it has none of their type. Several requests may
    /// share them, such as those of one connection.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use damson::Data;
    ///
    /// let mut session = Data::default();
    /// session.insert("a user");
    /// let mut data = Data::default();
    /// data.insert(7);
    /// data.share(Arc::new(session));
    /// assert_eq!((data.get::<i32>(), data.get::<&str>()), (Some(&7), Some(&"a user")));
    /// ```
    pub fn share(&mut self, shared: Arc<Data>) {
        self.0.get_or_insert_default().shared = Some(shared);
    }

    /// Takes the value of this type out, unless others share it.
    ///
    /// ```
    /// let mut data = damson::Data::default();
    /// data.insert(7);
    /// assert_eq!((data.remove::<i32>(), data.remove::<i32>()), (Some(7), None));
    /// ```
    pub fn remove<D: Any + Send + Sync>(&mut self) -> Option<D> {
        let value = self.0.as_mut()?.own.remove(&TypeId::of::<D>())?;
        value.downcast().ok().map(|value| *value)
    }

    /// Whether there is a value of this type.
    pub(crate) fn has(&self, ty: TypeId) -> bool {
        self.find(ty).is_some()
    }

    /// The value of this type.
    pub fn get<D: Any + Send + Sync>(&self) -> Option<&D> {
        self.find(TypeId::of::<D>())?.downcast_ref()
    }

    fn find(&self, ty: TypeId) -> Option<&(dyn Any + Send + Sync)> {
        let mut data = self;
        loop {
            let values = data.0.as_deref()?;
            match (values.own.get(&ty), &values.shared) {
                (Some(value), _) => return Some(&**value),
                (None, shared) => data = shared.as_deref()?,
            }
        }
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Data of {} types", self.0.as_ref().map_or(0, |values| values.own.len()))
    }
}

/// The methods of [`DataContext`] as those of a type, so that its users need not import the trait.
macro_rules! data_methods {
    () => {
        /// The value of type `D` that the request carries, or that was made for it, or else that of the schema.
        ///
        /// # Errors
        /// If there is no such value: `MISSING_DATA`. The client does not see the type; a [`ServerFault`](crate::ServerFault)
        /// tells it to the server, with the next step.
        pub fn data<D: Any + Send + Sync>(&self) -> Result<&'a D> {
            DataContext::data(self)
        }

        /// The value of type `D`, as [`data`](Self::data) finds it.
        ///
        /// # Panics
        /// If there is no such value; the panic becomes an error of the field that asked for the data.
        pub fn data_unchecked<D: Any + Send + Sync>(&self) -> &'a D {
            DataContext::data_unchecked(self)
        }

        /// The value of type `D`, as [`data`](Self::data) finds it; `None` if there is no such value.
        pub fn data_opt<D: Any + Send + Sync>(&self) -> Option<&'a D> {
            DataContext::data_opt(self)
        }
    };
}
pub(crate) use data_methods;

/// Contexts in which code looks for data: in the request first, then in its schema.
pub trait DataContext<'a> {
    /// The value of this type.
    ///
    /// # Errors
    /// If neither the request nor the schema carries one: `MISSING_DATA`, with a [`ServerFault`](crate::ServerFault) that names
    /// the type and the next step.
    fn data<D: Any + Send + Sync>(&self) -> Result<&'a D> {
        self.data_opt().ok_or_else(missing_data::<D>)
    }

    /// The value of this type.
    ///
    /// # Panics
    /// If neither the request nor the schema carries one; the panic becomes an error of the field.
    fn data_unchecked<D: Any + Send + Sync>(&self) -> &'a D {
        self.data_opt().unwrap_or_else(|| panic!("{}", fault_of::<D>()))
    }

    /// The value of this type, if there is one.
    fn data_opt<D: Any + Send + Sync>(&self) -> Option<&'a D>;
}

/// The error of code that needs a value which neither the request nor the schema carries. Its message does not name the type,
/// which is not for clients.
#[cold]
pub(crate) fn missing_data<D>() -> Error {
    Error::of_server(
        "The server has no data for this field. Ask those who run the server.",
        "MISSING_DATA",
        fault_of::<D>(),
    )
}

/// The fault and the next step, for those who write the program.
#[cold]
fn fault_of<D>() -> String {
    let ty = type_name::<D>();
    format!(
        "There is no data of type `{ty}`. Add it with `SchemaBuilder::data` for all requests, with \
         `SchemaBuilder::request_data` to make it for each, or with `Request::data`."
    )
}
