//! `cargo fuzz run streams`: see the module of the library with this name.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| damson_fuzz::targets::streams::run(bytes));
