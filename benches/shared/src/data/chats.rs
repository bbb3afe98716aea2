//! Chats, in the shape of the query that async-graphql's own comparison uses: 6,721 fields, of which 6,450 are leaves.

use serde::Serialize;

/// A person's profile.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Profile {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub job_title: String,
    pub city: String,
}

/// A person in a chat.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct ChatUser {
    pub id: i32,
    pub is_operator: bool,
    pub phone: String,
    pub join_date: String,
    pub state: String,
    pub profile: Profile,
}

impl ChatUser {
    fn nth(n: i32) -> Self {
        let profile = Profile {
            email: format!("person{n}@example.com"),
            first_name: format!("First{n}"),
            last_name: format!("Last{n}"),
            job_title: String::from("Head of Operations"),
            city: String::from("Zürich"),
        };
        Self {
            id: n,
            is_operator: n % 2 == 0,
            phone: format!("+41 44 000 {n:04}"),
            join_date: String::from("2021-02-03T04:05:06Z"),
            state: String::from("online"),
            profile,
        }
    }
}

/// A message in a chat.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Message {
    pub id: i32,
    pub timestamp: String,
    pub edited: bool,
    pub message: String,
    pub order: i32,
}

impl Message {
    fn nth(n: i32) -> Self {
        Self {
            id: n,
            timestamp: String::from("2021-02-03T04:05:06Z"),
            edited: n % 5 == 0,
            message: format!("Message number {n}, neither long nor short."),
            order: n,
        }
    }
}

#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "the names say all there is")]
pub struct Chat {
    pub id: i32,
    pub created_at: String,
    pub title: String,
    pub caption: String,
    pub state: String,
    pub creator: ChatUser,
    pub messages: Vec<Message>,
    pub users: Vec<ChatUser>,
}

impl Chat {
    pub(super) fn nth(n: i32) -> Self {
        Self {
            id: n,
            created_at: String::from("2021-01-01T00:00:00Z"),
            title: format!("Chat {n}"),
            caption: String::from("What we talk about when we talk about queries"),
            state: String::from("open"),
            creator: ChatUser::nth(n),
            messages: (0..30).map(|message| Message::nth(n * 30 + message)).collect(),
            users: (0..5).map(|user| ChatUser::nth(n + user)).collect(),
        }
    }
}
