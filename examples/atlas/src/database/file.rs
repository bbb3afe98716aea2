//! The file behind the connections. Whoever deletes or replaces it while the program runs leaves it writing to a file
//! that nobody finds again; SQLite does not notice.

use std::io;
use std::path::{Path, PathBuf};

use crate::Refusal;

/// The file as it was when it was opened.
#[derive(Debug)]
pub(super) struct DatabaseFile {
    path: PathBuf,
    identity: Identity,
    /// Where SQLite writes first; there as long as a connection is open.
    log: PathBuf,
}

impl DatabaseFile {
    /// The file at `path`, which is there.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let mut log = path.canonicalize()?.into_os_string(); // it stands beside the file, not beside a link to it
        log.push("-wal");
        Ok(Self { path: path.to_owned(), identity: identity(path)?, log: log.into() })
    }

    /// Whether the file is still where it was.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let there = identity(&self.path).is_ok_and(|it| it == self.identity) && self.log.exists();
        if there { Ok(()) } else { Err(Refusal::FileLost) }
    }
}

/// The device and the number of the file on it. The file must not be opened to learn them: closing it again would
/// release SQLite's locks.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().map(|file| (file.dev(), file.ino()))
}

/// Elsewhere a file that is open is neither deleted nor replaced.
#[cfg(not(unix))]
type Identity = ();
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    path.metadata().map(drop)
}
