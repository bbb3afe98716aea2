//! Whole requests, from their heads to their answers, without a network.

mod cache_control;
mod hostile;
mod requests;
mod support;
