// An error in the form that both sides are compared in. Half of a surrogate pair is no text in Rust.

export function problem({ message, locations }) {
  return { message: message.toWellFormed(), locations: locations ?? [] };
}
