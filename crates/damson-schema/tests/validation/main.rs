//! Operation validation against graphql-js: cases with the errors it reports, and hostile documents.

mod agreement;
mod cases;
mod differences;
mod hostile;
