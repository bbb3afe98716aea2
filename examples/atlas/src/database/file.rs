//! The file behind the connections. If somebody deletes or replaces it while the program runs, the program writes to a file that
//! nobody can open again; SQLite does not notice.

use std::io;
use std::path::{Path, PathBuf};

use crate::Refusal;

/// The identity of the file when it was opened.
#[derive(Debug)]
pub(super) struct DatabaseFile {
    path: PathBuf,
    identity: Identity,
    /// The file that SQLite writes first; it exists while a connection is open.
    log: PathBuf,
}

impl DatabaseFile {
    /// The existing file at `path`.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let mut log = path.canonicalize()?.into_os_string(); // SQLite puts it beside the file, not beside a link to it
        log.push("-wal");
        Ok(Self { path: path.to_owned(), identity: identity(path)?, log: log.into() })
    }

    /// Whether the file is still where it was.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let there = identity(&self.path).is_ok_and(|it| it == self.identity) && self.log.exists();
        if there { Ok(()) } else { Err(Refusal::FileLost) }
    }
}

/// The device and the number of the file on it. They are read without opening the file: closing it again would release SQLite's
/// locks.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().map(|file| (file.dev(), file.ino()))
}

/// On other systems nobody can delete or replace an open file.
#[cfg(not(unix))]
type Identity = ();
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    path.metadata().map(drop)
}
