//! WebSockets over a real socket, with the client of tokio-tungstenite, and with bytes.

mod raw;
mod schema;
mod service;
mod socket;
