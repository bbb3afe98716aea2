//! The memory of another process, as Linux counts it.

use std::error::Error;
use std::fs;

/// The bytes that are resident now.
pub(crate) fn resident(process: u32) -> Result<u64, Box<dyn Error>> {
    read(process, "VmRSS:")
}

/// The most bytes that were ever resident.
pub(crate) fn peak(process: u32) -> Result<u64, Box<dyn Error>> {
    read(process, "VmHWM:")
}

fn read(process: u32, name: &str) -> Result<u64, Box<dyn Error>> {
    let path = format!("/proc/{process}/status");
    let status = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let line =
        status.lines().find_map(|line| line.strip_prefix(name)).ok_or_else(|| format!("{path} has no {name}"))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes * 1024)
}
