// An error in the form in which both sides are compared. Half of a surrogate pair is not text in Rust.

export function problem({ message, locations }) {
  return { message: message.toWellFormed(), locations: locations ?? [] };
}
