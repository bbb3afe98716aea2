//! Loading in batches: what is asked for key by key is loaded together.
//!
//! A batch is sent at the moment when the execution that asks can make no other progress ([`idle`]), so there is neither a
//! timer nor a task. A load that no execution polls sends its batch itself, when it is polled again. Knows nothing of GraphQL.

mod batch;
mod gathered;
mod idle;
mod round;
mod wakers;

pub(crate) use batch::{Batch, Load};
pub(crate) use idle::drive;
pub(crate) use round::Round;
