//! Cursors that only the server can make: a signature binds them to a key and to one list.
//!
//! The text is base64url of a version, a signature and the cursor inside. The signature is HMAC-SHA256 of the version, the name
//! of the list with its length, and the cursor.

use std::convert::Infallible;
use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::arguments::{invalid_cursor, query};
use super::{Connection, ConnectionNameType, CursorType, EdgeNameType, NodesFieldSwitcherSealed};
use crate::types::{ObjectType, OutputType};
use crate::{Error, Result};

/// The form of the text. Another form gets another number, so that texts of both can be told apart.
const VERSION: u8 = 1;

/// The bytes of a signature.
const SIGNATURE: usize = 32;

/// The greatest length of a cursor's text, in bytes. A longer one is refused before it is decoded.
const MOST: usize = 4096;

/// A secret key that signs cursors.
///
/// Give it to the data of the schema, or keep it where your resolvers find it. Servers that share the key take each other's
/// cursors.
///
/// ```
/// use damson::connection::{Connection, CursorKey, Edge, SignedCursor};
/// use damson::{Context, EmptyMutation, EmptySubscription, Error, Object, Result, Schema};
///
/// struct Query;
///
/// #[Object]
/// impl Query {
///     async fn letters(
///         &self,
///         ctx: &Context<'_>,
///         after: Option<String>,
///         first: Option<i32>,
///     ) -> Result<Connection<SignedCursor, char>> {
///         let list = ctx.data::<CursorKey>()?.list("Query.letters");
///         list.query(after, None, first, None, |after: Option<char>, _, first, _| async move {
///             let mut letters = Connection::new(after.is_some(), true);
///             let all = ('a'..='z').filter(|letter| after.is_none_or(|after| *letter > after));
///             letters.edges.extend(all.take(first.unwrap_or(5)).map(|letter| Edge::new(letter, letter)));
///             Ok::<_, Error>(letters)
///         })
///         .await
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let key = CursorKey::new([7; 32]).expect("32 bytes");
/// let schema = Schema::build(Query, EmptyMutation, EmptySubscription).data(key).finish();
/// let response = schema.execute("{ letters(first: 1, after: \"c\") { nodes } }").await;
/// assert_eq!(response.errors[0].code(), Some("INVALID_CURSOR"));
/// # }
/// ```
#[derive(Clone)]
pub struct CursorKey {
    current: Hmac<Sha256>,
    former: Vec<Hmac<Sha256>>,
}

/// A secret that is too short for a [`CursorKey`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShortKey {
    /// The bytes of the secret.
    pub length: usize,
}

impl CursorKey {
    /// The fewest bytes of a secret.
    pub const LEAST_BYTES: usize = 32;

    /// A key from a secret: random bytes that only the servers know.
    ///
    /// # Errors
    /// If the secret has fewer than [32 bytes](Self::LEAST_BYTES).
    pub fn new(secret: impl AsRef<[u8]>) -> Result<Self, ShortKey> {
        Ok(CursorKey { current: mac(secret.as_ref())?, former: Vec::new() })
    }

    /// The same key, which also takes cursors signed with an older secret. So secrets can be replaced while clients read pages.
    ///
    /// # Errors
    /// If the secret has fewer than [32 bytes](Self::LEAST_BYTES).
    pub fn and_former(mut self, secret: impl AsRef<[u8]>) -> Result<Self, ShortKey> {
        self.former.push(mac(secret.as_ref())?);
        Ok(self)
    }

    /// The list with this name, such as `Query.users`. A cursor of one list is not a cursor of another.
    ///
    /// If clients must not use a cursor with other arguments, or as other users, make these a part of the name.
    pub fn list(&self, name: impl Into<String>) -> SignedList<'_> {
        SignedList { key: self, name: name.into() }
    }
}

fn mac(secret: &[u8]) -> Result<Hmac<Sha256>, ShortKey> {
    let short = ShortKey { length: secret.len() };
    if secret.len() < CursorKey::LEAST_BYTES {
        return Err(short);
    }
    Hmac::new_from_slice(secret).map_err(|_| short)
}

impl fmt::Debug for CursorKey {
    /// Does not show the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CursorKey").finish_non_exhaustive()
    }
}

impl fmt::Display for ShortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (length, least) = (self.length, CursorKey::LEAST_BYTES);
        write!(f, "The secret of a cursor key has {length} bytes. Give at least {least} random bytes.")
    }
}

impl std::error::Error for ShortKey {}

/// The signed cursor of a connection.
///
/// It is signed, not encrypted: whoever decodes the text can read the cursor inside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedCursor(String);

impl CursorType for SignedCursor {
    type Error = Infallible;

    /// Takes any text. Only the [list](SignedList) knows whether it is a cursor: see [`SignedList::open`].
    fn decode_cursor(text: &str) -> Result<Self, Infallible> {
        Ok(SignedCursor(text.to_owned()))
    }

    fn encode_cursor(&self) -> String {
        self.0.clone()
    }
}

/// A list whose cursors are signed. [`CursorKey::list`] makes one.
#[derive(Clone, Debug)]
pub struct SignedList<'k> {
    key: &'k CursorKey,
    name: String,
}

impl SignedList<'_> {
    /// As [`query`], with cursors that are checked before `f` gets them, and signed after `f` gave them.
    ///
    /// # Errors
    /// As [`query`], and if a cursor that `f` gives is longer than 3 KiB.
    pub async fn query<Name, EdgeName, Cursor, Node, NodesField, ConnectionFields, EdgeFields, F, R, E>(
        &self,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
        f: F,
    ) -> Result<Connection<SignedCursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>>
    where
        Name: ConnectionNameType,
        EdgeName: EdgeNameType,
        Cursor: CursorType + Send + Sync,
        Cursor::Error: fmt::Display + Send + Sync + 'static,
        Node: OutputType,
        NodesField: NodesFieldSwitcherSealed,
        ConnectionFields: ObjectType,
        EdgeFields: ObjectType,
        F: FnOnce(Option<Cursor>, Option<Cursor>, Option<usize>, Option<usize>) -> R,
        R: Future<
            Output = Result<Connection<Cursor, Node, ConnectionFields, EdgeFields, Name, EdgeName, NodesField>, E>,
        >,
        E: Into<Error>,
    {
        let opened = |name, given: Option<String>| given.map(|text| self.text_inside(name, &text)).transpose();
        let (after, before) = (opened("after", after)?, opened("before", before)?);
        let connection = query(after, before, first, last, f).await?;
        connection.try_map_cursors(|cursor| self.sign(cursor))
    }

    /// Signs a cursor.
    ///
    /// # Errors
    /// If the cursor is longer than 3 KiB.
    pub fn sign(&self, cursor: &impl CursorType) -> Result<SignedCursor> {
        let inside = cursor.encode_cursor();
        let signature = self.signed(&self.key.current, inside.as_bytes()).finalize().into_bytes();
        let text = BASE64_URL_SAFE_NO_PAD.encode([&[VERSION], &*signature, inside.as_bytes()].concat());
        match text.len() {
            ..=MOST => Ok(SignedCursor(text)),
            length => {
                let list = &self.name;
                Err(Error::new(format!(
                    "A cursor of \"{list}\" has {length} bytes, and {MOST} are the most. Put less into it."
                )))
            }
        }
    }

    /// The cursor inside a signed one that a client gives.
    ///
    /// # Errors
    /// If this key did not sign it for this list; the code is `INVALID_CURSOR`.
    pub fn open<C: CursorType>(&self, argument: &str, cursor: &SignedCursor) -> Result<C>
    where
        C::Error: fmt::Display + Send + Sync + 'static,
    {
        let inside = self.text_inside(argument, &cursor.0)?;
        C::decode_cursor(&inside).map_err(|reason| invalid_cursor(argument, reason))
    }

    fn text_inside(&self, argument: &str, text: &str) -> Result<String> {
        self.verified(text).ok_or_else(|| invalid_cursor(argument, "the signature is not that of the list"))
    }

    /// The text inside, if a key signed it. The comparison takes the same time for every signature.
    fn verified(&self, text: &str) -> Option<String> {
        let bytes = (text.len() <= MOST).then(|| BASE64_URL_SAFE_NO_PAD.decode(text).ok())??;
        let (signature, inside) = bytes.strip_prefix(&[VERSION])?.split_at_checked(SIGNATURE)?;
        let mut keys = std::iter::once(&self.key.current).chain(&self.key.former);
        let is_signed = keys.any(|key| self.signed(key, inside).verify_slice(signature).is_ok());
        is_signed.then(|| String::from_utf8(inside.to_vec()).ok())?
    }

    /// The signature of a cursor with a key. The length of the name keeps the name and the cursor apart.
    fn signed(&self, key: &Hmac<Sha256>, inside: &[u8]) -> Hmac<Sha256> {
        let mut mac = key.clone();
        mac.update(&[VERSION]);
        mac.update(&(self.name.len() as u64).to_be_bytes());
        mac.update(self.name.as_bytes());
        mac.update(inside);
        mac
    }
}
