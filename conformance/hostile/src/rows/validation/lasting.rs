//! The memory that remains after many different requests.

use damson::Limits;

use crate::row::Case;
use crate::server::{Input, Server, Setting};
use damson_testing::texts::repeat;

/// The most bytes in the cache of plans, with room for its own data.
const MOST_KEPT: i64 = (64 + 8) << 20;

/// The most bytes that may remain after refused requests, and after all requests when the cache is dropped.
const MOST_LEFT: i64 = 1 << 20;

fn ask(server: &Server, text: String) -> Result<(), String> {
    Case::document(text).check(server).map(drop)
}

/// The number of names in a document: as many as a response reports errors.
const NAMES: usize = 20;

/// New names leave nothing behind, neither in refused documents nor in accepted ones that the cache has dropped.
pub(super) fn names(is_measured: bool) -> Result<String, String> {
    let rounds = if is_measured { 50_000 } else { 1_000 };
    let names = |round, what| format!("{{{}}}", repeat(NAMES, |number| format!("name{round}x{number}{what} ")));
    let refused = left_by(rounds, |round| Case::document(names(round, "")).refused("VALIDATION_FAILED"))?;
    if refused.with_server > MOST_LEFT {
        return Err(format!("{rounds} refused documents leave {} bytes behind", refused.with_server));
    }
    let accepted = left_by(rounds, |round| Case::document(names(round, ":b")))?;
    if accepted.with_server > MOST_KEPT || accepted.without > MOST_LEFT {
        return Err(format!("{rounds} accepted documents leave {accepted:?} bytes behind"));
    }
    let (count, left, kept) = (rounds * NAMES, refused.with_server, accepted.with_server >> 20);
    Ok(format!("{count} refused names leave {left} bytes, as many aliases {kept} MiB in the cache"))
}

/// The bytes held after all requests.
#[derive(Debug)]
struct Left {
    with_server: i64,
    without: i64,
}

fn left_by(rounds: usize, case: impl Fn(usize) -> Case) -> Result<Left, String> {
    let (mut outcome, mut with_server) = (Ok(()), 0);
    let without = allocation_counter::measure(|| {
        let server = Server::new(&Setting::Defaults);
        let answers = || outcome = (0..rounds).try_for_each(|round| case(round).check(&server).map(drop));
        with_server = allocation_counter::measure(answers).bytes_current;
    });
    outcome.map(|()| Left { with_server, without: without.bytes_current })
}

/// A document of ten kilobytes.
fn large(number: usize) -> String {
    format!("{{{}}}", repeat(600, |field| format!("d{number}f{field}:b\n")))
}

/// Documents that come once do not drive out documents that come often, and the cache stays small.
pub(super) fn cache(is_measured: bool) -> Result<String, String> {
    let rounds = if is_measured { 4_000 } else { 300 };
    let server = Server::new(&Setting::Defaults);
    let hot: Vec<_> = (0..50).map(|number| large(1_000_000 + number)).collect();
    let miss = allocations(&server, large(2_000_000));
    let (mut hits, mut asked, mut outcome) = (0, 0, Ok(()));
    let info = allocation_counter::measure(|| {
        for round in 0..rounds {
            outcome = outcome.clone().and_then(|()| ask(&server, large(round)));
            let text = hot[round % hot.len()].clone();
            // Planning allocates far more often than executing.
            let is_hit = allocations(&server, text) < miss / 2;
            if round >= hot.len() * 2 {
                asked += 1;
                hits += usize::from(is_hit);
            }
        }
    });
    outcome?;
    if info.bytes_current > MOST_KEPT {
        return Err(format!(
            "the cache keeps {} bytes, expected 64 MiB; {hits} of {asked} hot documents are found",
            info.bytes_current
        ));
    }
    if hits * 100 < asked * 99 {
        return Err(format!("{hits} of {asked} requests for the hot documents are answered from the cache"));
    }
    unlimited_documents_are_not_kept_for_ever()?;
    Ok(format!("{rounds} documents: {} MiB kept, {hits} of {asked} hot ones found", info.bytes_current >> 20))
}

/// The number of allocations for the answer.
fn allocations(server: &Server, text: String) -> u64 {
    allocation_counter::measure(|| drop(server.answer(Input::Document { text, operation: None }))).count_total
}

/// The cache holds its 64 MiB for documents of a megabyte, too.
fn unlimited_documents_are_not_kept_for_ever() -> Result<(), String> {
    let server = Server::new(&Setting::Limits(Limits::none()));
    let mut outcome = Ok(());
    let info = allocation_counter::measure(|| {
        outcome = (0..100).try_for_each(|number| ask(&server, format!("#{}{number}\n{{b}}", "x".repeat(1_000_000))));
    });
    outcome?;
    if info.bytes_current > MOST_KEPT {
        return Err(format!("the cache keeps {} bytes of documents of a megabyte", info.bytes_current));
    }
    Ok(())
}
