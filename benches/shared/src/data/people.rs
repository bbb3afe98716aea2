//! Users and posts: flat records for the list workloads.

use serde::Serialize;

/// The first users, who write all posts.
const AUTHORS: usize = 100;

/// A user's role.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs, reason = "the names say all there is")]
pub enum Role {
    Admin,
    Editor,
    Viewer,
}

/// A user, with one leaf of each kind.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct User {
    pub id: String,
    pub name: String,
    pub email: String,
    pub age: i32,
    pub active: bool,
    pub role: Role,
    pub score: f64,
    pub bio: Option<String>,
    /// The position of another user, which is one of the first [`AUTHORS`].
    pub mentor_position: usize,
}

impl User {
    pub(super) fn nth(n: i32) -> Self {
        Self {
            id: n.to_string(),
            name: format!("User {n}"),
            email: format!("user{n}@example.com"),
            age: 18 + n % 60,
            active: n % 3 != 0,
            role: [Role::Admin, Role::Editor, Role::Viewer][n as usize % 3],
            score: f64::from(n) * 1.5,
            bio: (n % 2 == 0).then(|| format!("Wrote \"{n}\" lines.\nAnd reads more.")),
            mentor_position: (n as usize * 7 + 3) % AUTHORS,
        }
    }
}

/// A post: the other result of a search, and a thing whose author is loaded.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Post {
    pub id: String,
    pub title: String,
    pub body: String,
    pub likes: i32,
    /// The position of one of the first [`AUTHORS`] users.
    pub author_position: usize,
}

impl Post {
    pub(super) fn nth(n: i32) -> Self {
        Self {
            id: format!("post-{n}"),
            title: format!("Title {n}"),
            body: format!("The body of post {n}, which is somewhat longer than its title."),
            likes: n * 7 % 100,
            author_position: n as usize % AUTHORS,
        }
    }
}
