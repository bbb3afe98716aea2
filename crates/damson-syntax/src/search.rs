//! Searching for bytes that are likely to be near.

use memchr::memchr2;

/// How far a search looks byte by byte.
const NEAR: usize = 16;

/// Where the first of two bytes is, as [`memchr2`] finds it, which is fast over long distances and slow to begin with.
pub(crate) fn find_either(one: u8, other: u8, bytes: &[u8]) -> Option<usize> {
    let (near, far) = bytes.split_at(bytes.len().min(NEAR));
    let found = near.iter().position(|&byte| byte == one || byte == other);
    found.or_else(|| memchr2(one, other, far).map(|at| near.len() + at))
}
