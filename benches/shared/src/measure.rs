//! The measuring loop: samples of many requests each, and one request whose allocations are counted.

use std::cell::RefCell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde::Serialize;

use crate::Engine;
use crate::allocator::{Allocated, allocated};

/// The number of samples in a block.
const SAMPLES: u32 = 10;

/// One block of measurements of one case.
#[derive(Debug, Serialize)]
pub struct Measurement {
    /// Nanoseconds for one request: the median of the block's samples.
    pub ns: f64,
    /// The number of requests in the block.
    pub requests: u64,
    /// Allocations of one request.
    pub allocations: u64,
    /// Bytes allocated by one request.
    pub bytes: u64,
    /// The nanoseconds in which 99 of 100 requests were answered; `None` if requests were measured one after the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p99: Option<f64>,
}

/// Answers the request `times` times.
pub(crate) async fn repeat<E: Engine>(engine: &E, prepared: &E::Prepared, times: u64) {
    for _ in 0..times {
        black_box(engine.answer(black_box(prepared)).await);
    }
}

/// Measures for about `duration`, at least one request, after a warm-up of a fifth of that time.
pub(crate) async fn measure<E: Engine>(engine: &E, prepared: &E::Prepared, duration: Duration) -> Measurement {
    let per_request = warm_up(engine, prepared, duration / 5).await;
    let Allocated { allocations, bytes } = count_one(engine, prepared).await;
    let batch = (duration.as_nanos() / u128::from(SAMPLES) / per_request.as_nanos().max(1)).max(1) as u64;
    let mut samples = Vec::with_capacity(SAMPLES as usize);
    let start = Instant::now();
    while samples.len() < SAMPLES as usize && (samples.is_empty() || start.elapsed() < duration * 2) {
        samples.push(time_batch(engine, prepared, batch).await);
    }
    let requests = batch * samples.len() as u64;
    Measurement { ns: median(samples), requests, allocations, bytes, p99: None }
}

/// Measures for about `duration`, with as many requests under way as there are connections, after a warm-up of a fifth of that
/// time. The nanoseconds are the time until the last answer, divided by the number of answers.
pub(crate) async fn under_load<E: Engine>(
    engine: &E,
    prepared: &E::Prepared,
    connections: usize,
    duration: Duration,
) -> Measurement {
    latencies(engine, prepared, connections, duration / 5).await;
    let Allocated { allocations, bytes } = count_one(engine, prepared).await;
    let start = Instant::now();
    let mut latencies = latencies(engine, prepared, connections, duration).await;
    let ns = start.elapsed().as_nanos() as f64 / latencies.len() as f64;
    latencies.sort_unstable();
    let p99 = latencies.get(latencies.len() * 99 / 100).map(|latency| latency.as_nanos() as f64);
    Measurement { ns, requests: latencies.len() as u64, allocations, bytes, p99 }
}

/// The times of all requests. Each connection sends requests until `duration` has passed, at least one.
async fn latencies<E: Engine>(
    engine: &E,
    prepared: &E::Prepared,
    connections: usize,
    duration: Duration,
) -> Vec<Duration> {
    let end = Instant::now() + duration;
    let latencies = RefCell::new(Vec::new());
    let clients = (0..connections).map(|_| async {
        loop {
            let start = Instant::now();
            black_box(engine.answer(black_box(prepared)).await);
            latencies.borrow_mut().push(start.elapsed());
            if Instant::now() >= end {
                break;
            }
        }
    });
    join_all(clients).await;
    latencies.into_inner()
}

/// Answers until `duration` has passed, at least once, and returns the time of one request.
async fn warm_up<E: Engine>(engine: &E, prepared: &E::Prepared, duration: Duration) -> Duration {
    let start = Instant::now();
    let mut requests = 0;
    loop {
        black_box(engine.answer(black_box(prepared)).await);
        requests += 1;
        let elapsed = start.elapsed();
        if elapsed >= duration {
            return elapsed / requests;
        }
    }
}

async fn count_one<E: Engine>(engine: &E, prepared: &E::Prepared) -> Allocated {
    let before = allocated();
    black_box(engine.answer(black_box(prepared)).await);
    let after = allocated();
    Allocated { allocations: after.allocations - before.allocations, bytes: after.bytes - before.bytes }
}

/// The nanoseconds of one request, from a batch of requests.
async fn time_batch<E: Engine>(engine: &E, prepared: &E::Prepared, batch: u64) -> f64 {
    let start = Instant::now();
    repeat(engine, prepared, batch).await;
    start.elapsed().as_nanos() as f64 / batch as f64
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
