//! Chats: plain objects within plain objects.

use juniper::GraphQLObject;
use serde::Deserialize;

#[derive(GraphQLObject, Deserialize)]
pub(crate) struct Profile {
    email: String,
    first_name: String,
    last_name: String,
    job_title: String,
    city: String,
}

#[derive(GraphQLObject, Deserialize)]
pub(crate) struct ChatUser {
    id: i32,
    is_operator: bool,
    phone: String,
    join_date: String,
    state: String,
    profile: Profile,
}

#[derive(GraphQLObject, Deserialize)]
pub(crate) struct Message {
    id: i32,
    timestamp: String,
    edited: bool,
    message: String,
    order: i32,
}

#[derive(GraphQLObject, Deserialize)]
pub(crate) struct Chat {
    id: i32,
    created_at: String,
    title: String,
    caption: String,
    state: String,
    creator: ChatUser,
    messages: Vec<Message>,
    users: Vec<ChatUser>,
}
