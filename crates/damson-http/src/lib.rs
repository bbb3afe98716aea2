//! damson-http
