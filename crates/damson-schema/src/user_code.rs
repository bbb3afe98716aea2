//! The door to the code of a schema's author: panics end here.
//!
//! A panic that is caught at the call becomes the error of a value, a field or a request; a panic that is not caught ends
//! the task of the connection, and with it the answers to others. So every call of an author's code goes through here. This
//! crate calls the checks of custom scalars ([`ScalarCheck`](crate::type_system::ScalarCheck)) and the functions that
//! compute costs ([`FieldCost`](crate::type_system::FieldCost)). Where panics abort, nothing is caught.

#![expect(clippy::disallowed_methods, reason = "this is the door")]

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The code has panicked. The panic's message was given to the panic hook; no client learns of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Panicked;

/// Runs code of an author.
///
/// # Errors
/// The code panicked.
#[inline(always)] // the code may recurse, and then each frame counts
pub fn call<T>(code: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(code)).map_err(forget)
}

/// Drops a value of an author's type.
///
/// # Errors
/// The drop panicked.
pub fn discard<T>(value: T) -> Result<(), Panicked> {
    call(|| drop(value))
}

/// Drops the payload of a panic, which is a value of an author's type as well. If that panics, the new payload is leaked,
/// because dropping payloads could go on without end.
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

    /// A value whose drop panics with another one, until the number is 0.
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
