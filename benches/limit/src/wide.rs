//! W5 and W6: many keys side by side, and objects of two types in one list.

use serde::Serialize;

use crate::answer::{Answer, Object, data};
use crate::data::DATA;
use crate::lists::{Named, first};

pub(crate) fn answer(size: &str) -> Option<Answer> {
    match size {
        "echo-100" => data(Object::of_aliases(100, |n| n)),
        "echo-1000" => data(Object::of_aliases(1_000, |n| n)),
        "users-200" => data(Object::of_aliases(200, |_| first::<Named>(1))),
        "duplicates-50" => data(Object::of_one("users", first::<Named>(100))),
        "1000" => data(Object::of_one("search", hits(1_000))),
        _ => None,
    }
}

#[derive(Serialize)]
#[serde(tag = "__typename")]
enum Hit {
    User { id: &'static str, name: &'static str },
    Post { id: &'static str, title: &'static str, likes: i32 },
}

fn hits(count: usize) -> Vec<Hit> {
    let both = DATA.users.iter().zip(&DATA.posts);
    let hits = both.flat_map(|(user, post)| {
        [
            Hit::User { id: &user.id, name: &user.name },
            Hit::Post { id: &post.id, title: &post.title, likes: post.likes },
        ]
    });
    hits.take(count).collect()
}
