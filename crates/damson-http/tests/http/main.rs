//! Whole requests, from their heads to their answers, without a network.

mod cache_control;
mod compression;
mod gate;
mod headers;
mod hostile;
mod requests;
mod streams;
mod support;
mod uploads;
