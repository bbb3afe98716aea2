//! W9: posts with their authors, and the authors with their mentors.

use bench_shared::data::Post;
use serde::Serialize;

use crate::answer::{Answer, Object, data};
use crate::data::DATA;

#[derive(Serialize)]
struct PostView {
    id: &'static str,
    author: Person,
}

#[derive(Serialize)]
struct Person {
    id: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentor: Option<Box<Person>>,
}

pub(crate) fn answer(size: &str) -> Option<Answer> {
    let with_mentor = match size.trim_end_matches("-slow") {
        "loads-1000" => false,
        "chain-1000" => true,
        _ => return None,
    };
    let view = |post: &'static Post| PostView { id: &post.id, author: person(post.author_position, with_mentor) };
    data(Object::of_one("posts", DATA.posts.iter().map(view).collect::<Vec<_>>()))
}

fn person(position: usize, with_mentor: bool) -> Person {
    let user = &DATA.users[position];
    let mentor = with_mentor.then(|| Box::new(person(user.mentor_position, false)));
    Person { id: &user.id, name: &user.name, mentor }
}
