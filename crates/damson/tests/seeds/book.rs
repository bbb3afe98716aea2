//! The book of async-graphql, by its chapters.
