//! Data that a schema makes for each request, when it is first asked for.

use std::any::{Any, TypeId};
use std::sync::OnceLock;

use super::{Data, DataContext, data_methods};
use crate::Result;

/// The data of a schema: values that all requests share, and functions that make values for each request.
#[derive(Default)]
pub(crate) struct SchemaData {
    pub(crate) shared: Data,
    makers: Vec<Maker>,
}

/// Makes a value of one type.
struct Maker {
    ty: TypeId,
    make: Box<dyn Fn(&RequestContext<'_>) -> Value + Send + Sync>,
}

type Value = Box<dyn Any + Send + Sync>;

/// The values that were made for one request.
#[derive(Default)]
pub(crate) struct Made(OnceLock<Box<[OnceLock<Value>]>>);

/// What a function sees that makes data for a request
/// ([`SchemaBuilder::request_data`](crate::SchemaBuilder::request_data)): the data of the request and of the schema, and what
/// the functions added before it have made.
#[derive(Clone, Copy)]
pub struct RequestContext<'a> {
    request: &'a Data,
    made: &'a Made,
    schema: &'a SchemaData,
    /// The number of functions whose values are seen: those before the one that asks, so that none waits for itself.
    makers: usize,
}

impl SchemaData {
    /// Adds a function that makes a value; it replaces an earlier one for the same type.
    pub(crate) fn insert_maker<D: Any + Send + Sync>(
        &mut self,
        make: impl Fn(&RequestContext<'_>) -> D + Send + Sync + 'static,
    ) {
        let ty = TypeId::of::<D>();
        self.makers.retain(|maker| maker.ty != ty);
        self.makers.push(Maker { ty, make: Box::new(move |cx| Box::new(make(cx))) });
    }

    /// Whether every request finds a value of this type.
    pub(crate) fn has(&self, ty: TypeId) -> bool {
        self.shared.has(ty) || self.makers.iter().any(|maker| maker.ty == ty)
    }

    /// The value of type `D` for a request: its own, or made for it, or shared by all. `made` is asked for only if the schema
    /// makes values.
    pub(crate) fn find<'a, D: Any + Send + Sync>(
        &'a self,
        request: &'a Data,
        made: impl FnOnce() -> &'a Made,
    ) -> Option<&'a D> {
        match self.makers.len() {
            0 => request.get().or_else(|| self.shared.get()),
            makers => RequestContext { request, made: made(), schema: self, makers }.data_opt(),
        }
    }
}

impl Made {
    fn get<D: Any>(&self, maker: usize, makers: usize, make: impl FnOnce() -> Value) -> Option<&D> {
        let values = self.0.get_or_init(|| std::iter::repeat_with(OnceLock::new).take(makers).collect());
        values[maker].get_or_init(make).downcast_ref()
    }
}

impl<'a> RequestContext<'a> {
    data_methods!();

    fn made<D: Any>(&self) -> Option<&'a D> {
        let makers = &self.schema.makers;
        let index = makers[..self.makers].iter().position(|maker| maker.ty == TypeId::of::<D>())?;
        let cx = RequestContext { makers: index, ..*self };
        self.made.get(index, makers.len(), || (makers[index].make)(&cx))
    }
}

impl<'a> DataContext<'a> for RequestContext<'a> {
    fn data_opt<D: Any + Send + Sync>(&self) -> Option<&'a D> {
        let own = self.request.get();
        own.or_else(|| self.made()).or_else(|| self.schema.shared.get())
    }
}
