//! The books of Juniper, by their chapters.
