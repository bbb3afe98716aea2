//! The books of Juniper and its macro for interfaces, by their chapters.

mod quickstart;
