//! W1, W2, W7 and W8: one value, and lists of flat objects.

use bench_shared::data::{Role, User};
use serde::Serialize;

use crate::answer::{Answer, Object, data};
use crate::data::DATA;

/// The five plain fields.
#[derive(Serialize)]
struct Plain {
    id: &'static str,
    name: &'static str,
    email: &'static str,
    age: i32,
    active: bool,
}

impl From<&'static User> for Plain {
    fn from(user: &'static User) -> Self {
        Self { id: &user.id, name: &user.name, email: &user.email, age: user.age, active: user.active }
    }
}

/// The other kinds of leaf.
#[derive(Serialize)]
struct Special {
    role: Role,
    score: f64,
    bio: Option<&'static str>,
}

impl From<&'static User> for Special {
    fn from(user: &'static User) -> Self {
        Self { role: user.role, score: user.score, bio: user.bio.as_deref() }
    }
}

/// The two fields that most asynchronous queries ask for.
#[derive(Serialize)]
pub(crate) struct Named {
    id: &'static str,
    name: &'static str,
}

impl From<&'static User> for Named {
    fn from(user: &'static User) -> Self {
        Self { id: &user.id, name: &user.name }
    }
}

/// The first users in the form of `T`.
pub(crate) fn first<T: From<&'static User>>(count: usize) -> Vec<T> {
    DATA.users[..count].iter().map(T::from).collect()
}

fn users<T: From<&'static User> + Serialize + 'static>(count: usize) -> Option<Answer> {
    data(Object::of_one("users", first::<T>(count)))
}

pub(crate) fn answer(size: &str) -> Option<Answer> {
    match size {
        "1" => data(Object::of_one("hello", "Hello, world!")),
        "1000-enum-float-null" => users::<Special>(1_000),
        count => users::<Plain>(count.parse().ok()?),
    }
}

pub(crate) fn asynchronous_answer(size: &str) -> Option<Answer> {
    match size {
        "5-sync" | "5-async" | "5-await" => users::<Plain>(1_000),
        "1-sync" | "1-async" | "1-await" | "yield-1000" => users::<Named>(1_000),
        "slow-100" => users::<Named>(100),
        "serial-10" => data(Object::of_aliases(10, |n| n + 1)),
        _ => None,
    }
}
