//! Whole requests, from their heads to their answers, without a network.

mod hostile;
mod requests;
mod support;
