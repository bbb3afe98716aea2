//! What one request may ask for. Everything here is on by default and holds on every transport.
