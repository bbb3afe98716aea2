//! damson-schema
