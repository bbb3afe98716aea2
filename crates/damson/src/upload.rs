//! Files that a client sends beside its request. Knows their content, and not how it came.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Deref;
#[cfg(feature = "tempfile")]
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use damson_schema::Value;
use futures_util::io::{AllowStdIo, AsyncRead};

/// A file that a client sends, as an argument or as a member of an input object: the scalar `Upload`.
///
/// It refers to a file of the request; [`value`](Self::value) gives the file. Transports carry files by the
/// [multipart request specification](https://github.com/jaydenseric/graphql-multipart-request-spec), if they are told to:
/// see `damson_http::Endpoint::uploads`.
///
/// ```
/// use std::io::Read;
///
/// use damson::{Context, EmptySubscription, Object, Request, Result, Schema, Upload, UploadValue, Variables, value};
///
/// # struct Query;
/// # #[Object]
/// # impl Query {
/// #     fn hello(&self) -> i32 { 1 }
/// # }
/// struct Mutation;
///
/// #[Object]
/// impl Mutation {
///     async fn count_words(&self, ctx: &Context<'_>, file: Upload) -> Result<usize> {
///         let mut text = String::new();
///         file.value(ctx)?.content.read_to_string(&mut text)?;
///         Ok(text.split_whitespace().count())
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let schema = Schema::new(Query, Mutation, EmptySubscription);
/// // What a transport does:
/// let mut request = Request::new("mutation ($file: Upload!) { countWords(file: $file) }")
///     .variables(Variables::from_value(value!({ "file": null })));
/// let file = UploadValue { filename: "a.txt".into(), content_type: None, content: "two words".into() };
/// assert!(request.set_upload("variables.file", file));
/// assert_eq!(schema.execute(request).await.data, value!({ "countWords": 2 }));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Upload(pub usize);

impl Deref for Upload {
    type Target = usize;
    fn deref(&self) -> &usize {
        &self.0
    }
}

impl Upload {
    /// The value that stands for the file among the variables. It is of bytes, which no client can write.
    pub(crate) fn as_value(self) -> Value {
        Value::Binary(Bytes::copy_from_slice(&self.0.to_le_bytes()))
    }

    /// The file that a value stands for.
    pub(crate) fn of_value(value: &Value) -> Option<Self> {
        let Value::Binary(bytes) = value else { return None };
        Some(Upload(usize::from_le_bytes(bytes[..].try_into().ok()?)))
    }
}

/// The files of a request, among its data.
pub(crate) struct Uploads(pub(crate) Vec<UploadValue>);

/// A file that a client sent.
#[derive(Clone, Debug)]
pub struct UploadValue {
    /// The name of the file, as the client wrote it. It may be any text, so it is not safe as a path.
    pub filename: String,
    /// The media type that the client names, true or not.
    pub content_type: Option<String>,
    /// The content.
    pub content: UploadContent,
}

impl UploadValue {
    /// The file once more; its content is shared, and read from the same place on.
    ///
    /// # Errors
    /// None; it is as in async-graphql.
    pub fn try_clone(&self) -> io::Result<Self> {
        Ok(self.clone())
    }

    /// The content as a reader.
    pub fn into_read(self) -> impl Read + Send + Sync + 'static {
        self.content
    }

    /// The content as an asynchronous reader. Temporary files are read by other threads, those of the crate `blocking`.
    pub fn into_async_read(self) -> impl AsyncRead + Send + Sync + 'static {
        self.content.into_async_read()
    }

    /// The number of bytes.
    ///
    /// # Errors
    /// None; it is as in async-graphql.
    pub fn size(&self) -> io::Result<u64> {
        Ok(self.content.len())
    }
}

/// The content of a file that a client sent: in memory, or with the feature `tempfile` in a temporary file, which disappears with
/// the last clone.
///
/// It is a reader with a place of its own: clones do not disturb each other.
///
/// ```
/// use std::io::Read;
///
/// use damson::UploadContent;
///
/// let mut content = UploadContent::from("text");
/// let clone = content.clone();
/// let mut text = String::new();
/// content.read_to_string(&mut text)?;
/// assert_eq!(text, "text");
/// assert_eq!(clone.bytes().count(), 4);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone)]
pub struct UploadContent {
    store: Store,
    at: u64,
}

#[derive(Clone)]
enum Store {
    Memory(Bytes),
    #[cfg(feature = "tempfile")]
    File(Arc<StoredFile>),
}

#[cfg(feature = "tempfile")]
struct StoredFile {
    /// The file, whose own place is that of the clone that read last.
    file: Mutex<std::fs::File>,
    length: u64,
}

impl UploadContent {
    /// The content of a file, from its beginning.
    ///
    /// # Errors
    /// If the length of the file cannot be found out.
    #[cfg(feature = "tempfile")]
    pub fn from_file(file: std::fs::File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(UploadContent { store: Store::File(Arc::new(StoredFile { file: Mutex::new(file), length })), at: 0 })
    }

    /// The number of bytes.
    pub fn len(&self) -> u64 {
        match &self.store {
            Store::Memory(bytes) => bytes.len() as u64,
            #[cfg(feature = "tempfile")]
            Store::File(stored) => stored.length,
        }
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All bytes, if they are in memory.
    pub fn in_memory(&self) -> Option<&Bytes> {
        match &self.store {
            Store::Memory(bytes) => Some(bytes),
            #[cfg(feature = "tempfile")]
            Store::File(_) => None,
        }
    }

    #[cfg(not(feature = "tempfile"))]
    fn into_async_read(self) -> impl AsyncRead + Send + Sync + 'static {
        AllowStdIo::new(self)
    }

    #[cfg(feature = "tempfile")]
    fn into_async_read(self) -> impl AsyncRead + Send + Sync + 'static {
        use futures_util::future::Either;
        match self.store {
            Store::Memory(_) => Either::Left(AllowStdIo::new(self)),
            Store::File(_) => Either::Right(blocking::Unblock::new(self)),
        }
    }
}

impl Read for UploadContent {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &self.store {
            _ if self.at >= self.len() => 0,
            Store::Memory(bytes) => (&bytes[self.at as usize..]).read(buffer)?,
            #[cfg(feature = "tempfile")]
            Store::File(stored) => {
                let mut file = stored.file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(self.at))?;
                file.read(buffer)?
            }
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for UploadContent {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.len().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.at.checked_add_signed(offset),
        };
        let before_the_beginning = || io::Error::new(io::ErrorKind::InvalidInput, "The place is before the beginning.");
        self.at = place.ok_or_else(before_the_beginning)?;
        Ok(self.at)
    }
}

impl<B: Into<Bytes>> From<B> for UploadContent {
    fn from(bytes: B) -> Self {
        UploadContent { store: Store::Memory(bytes.into()), at: 0 }
    }
}

impl fmt::Debug for UploadContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}
