//! damson-macros
