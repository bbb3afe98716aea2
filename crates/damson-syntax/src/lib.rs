//! damson-syntax
