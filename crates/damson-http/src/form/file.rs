//! The content of a file as it comes: in memory up to a bound, then in a temporary file, if there may be one.

use damson::UploadContent;

use crate::refusal::Fault;

/// Writes the content of a file.
#[derive(Default)]
pub(super) struct FileWriter {
    /// The content in memory; what is not yet in the temporary file, if there is one.
    memory: Vec<u8>,
    #[cfg(feature = "tempfile")]
    file: Option<std::fs::File>,
    length: usize,
}

impl FileWriter {
    /// The bytes so far.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The bytes that are, or will be, in a temporary file.
    pub(super) fn stored(&self) -> usize {
        #[cfg(feature = "tempfile")]
        if self.file.is_some() {
            return self.length;
        }
        0
    }

    /// Writes more bytes. Those in a temporary file go there in large pieces, which the operating system takes at once.
    pub(super) fn write(&mut self, bytes: &[u8], max_in_memory: usize) -> Result<(), Fault> {
        self.length += bytes.len();
        self.memory.extend_from_slice(bytes);
        #[cfg(feature = "tempfile")]
        if self.memory.len() > max_in_memory {
            return self.move_to_file().map_err(|_| not_stored());
        }
        #[cfg(not(feature = "tempfile"))]
        let _ = max_in_memory;
        Ok(())
    }

    #[cfg(feature = "tempfile")]
    fn move_to_file(&mut self) -> std::io::Result<()> {
        use std::io::Write;
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.write_all(&self.memory)?;
        self.memory.clear();
        Ok(())
    }

    #[cfg(feature = "tempfile")]
    pub(super) fn finish(mut self) -> Result<UploadContent, Fault> {
        if self.file.is_some() {
            self.move_to_file().map_err(|_| not_stored())?;
        }
        match self.file {
            Some(file) => UploadContent::from_file(file).map_err(|_| not_stored()),
            None => Ok(self.memory.into()),
        }
    }

    #[cfg(not(feature = "tempfile"))]
    pub(super) fn finish(self) -> Result<UploadContent, Fault> {
        Ok(self.memory.into())
    }
}

#[cfg(feature = "tempfile")]
fn not_stored() -> Fault {
    let message = "The server cannot store the file. Try again later.";
    Fault::refused(http::StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message)
}
