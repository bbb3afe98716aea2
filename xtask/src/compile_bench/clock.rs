//! The time that commands take.

use std::error::Error;

/// The processor time of all commands that have ended, in seconds. It grows with the work, and little with other load on the machine.
#[cfg(unix)]
pub(super) fn processor_time() -> Result<f64, Box<dyn Error>> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6)
}

/// The time since the first call, in seconds, where the processor time is not available.
#[cfg(not(unix))]
pub(super) fn processor_time() -> Result<f64, Box<dyn Error>> {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    Ok(START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64())
}
