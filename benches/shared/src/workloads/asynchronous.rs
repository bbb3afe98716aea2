//! W7 and W8: futures that are ready at the first poll, beside their synchronous twins, and futures that wait.

use super::Case;

pub(super) fn cases() -> Vec<Case> {
    vec![
        // One field of two: an `async fn` without `.await`, one that awaits a ready future, and the plain twin.
        Case::new("W7", "1-sync", "{users:usersSync(first:1000){id name}}"),
        Case::new("W7", "1-async", "{users(first:1000){id name:nameReady}}"),
        Case::new("W7", "1-await", "{users(first:1000){id name:nameAwaited}}"),
        // The same for all of five fields.
        Case::new("W7", "5-sync", "{users:usersSync(first:1000){id name email age active}}"),
        Case::new("W7", "5-async", "{users:usersReady(first:1000){id name email age active}}"),
        Case::new("W7", "5-await", "{users:usersAwaited(first:1000){id name email age active}}"),
        Case::new("W8", "yield-1000", "{users(first:1000){id name:nameYield}}"),
        Case::new("W8", "slow-100", "{users(first:100){id name:nameSlow}}"),
        Case::new("W8", "serial-10", serial(10)),
    ]
}

fn serial(count: usize) -> String {
    let bumps = (0..count).map(|n| format!("a{n}:bump(n:{n})")).collect::<Vec<_>>();
    format!("mutation {{{}}}", bumps.join(" "))
}
