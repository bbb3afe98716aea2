//! damson-axum
