//! The door to the code of a schema's author: what it panics with ends here.
//!
//! A panic that is caught at the call becomes the error of a value, a field or a request; one that is not ends the task of
//! the connection, and with it the answers to others. So every call into an author's code goes through here. What this crate
//! calls are the checks of custom scalars ([`ScalarCheck`](crate::type_system::ScalarCheck)) and the functions that compute
//! costs ([`FieldCost`](crate::type_system::FieldCost)). Where panics abort, nothing is caught.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The code has panicked. The panic's message was given to the panic hook; no client learns of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Panicked;

/// Runs code of an author.
///
/// # Errors
/// If it panics.
#[inline]
pub fn call<T>(code: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(code)).map_err(forget)
}

/// Drops a value of an author's type.
///
/// # Errors
/// If that panics.
#[inline]
pub fn discard<T>(value: T) -> Result<(), Panicked> {
    call(|| drop(value))
}

/// Drops what code has panicked with, which is a value of an author's type as well. If that panics, what it panics with is
/// leaked: it would have no end otherwise.
#[cold]
fn forget(payload: Box<dyn Any + Send>) -> Panicked {
    if let Err(another) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(another);
    }
    Panicked
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value that panics when it is dropped, with another one for as often as it says.
    struct Bomb(u8);

    impl Drop for Bomb {
        fn drop(&mut self) {
            match self.0 {
                0 => panic!("on purpose"),
                more => std::panic::panic_any(Bomb(more - 1)),
            }
        }
    }

    #[test]
    fn a_panic_ends_at_the_door_whatever_it_carries() {
        assert_eq!(call(|| 1), Ok(1));
        assert_eq!(call(|| -> i32 { panic!("on purpose") }), Err(Panicked));
        assert_eq!(call(|| std::panic::panic_any(Bomb(0))), Err(Panicked));
        assert_eq!(call(|| std::panic::panic_any(Bomb(2))), Err(Panicked));
        assert_eq!(discard(Bomb(0)), Err(Panicked));
        assert_eq!(discard(String::new()), Ok(()));
    }
}
