//! The content security policy of the page: it runs its own scripts, talks to its own addresses, and shows in no frame.

use std::sync::LazyLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::Uri;
use sha2::{Digest, Sha256};

use super::asset::SCRIPT;
use super::source::Config;

/// The script that unpacks a self-contained page.
pub(super) const UNPACK: &str = include_str!("inline.js");

/// The policy of a page that loads its assets from its own origin.
pub(super) fn referring(config: &Config<'_>) -> String {
    policy("'self'", "'self'", config)
}

/// The policy of a self-contained page: its two scripts are known by their hashes, and its worker is text in memory.
pub(super) fn self_contained(config: &Config<'_>) -> String {
    static SCRIPTS: LazyLock<String> =
        LazyLock::new(|| format!("{} {}", hash(UNPACK.as_bytes()), hash(&SCRIPT.plain())));
    policy(&SCRIPTS, "blob:", config)
}

/// The editor writes styles of its own while it runs, so these cannot be named.
fn policy(scripts: &str, workers: &str, config: &Config<'_>) -> String {
    let mut connections = "'self'".to_owned();
    for origin in config.addresses().filter_map(origin) {
        connections = connections + " " + &origin;
    }
    format!(
        "default-src 'none'; script-src {scripts}; worker-src {workers}; style-src 'self' 'unsafe-inline'; \
         font-src 'self' data:; img-src 'self' data:; connect-src {connections}; base-uri 'none'; form-action 'none'"
    )
}

/// The origin of an address with a host. Relative ones belong to the page's own origin.
fn origin(address: &str) -> Option<String> {
    let address: Uri = address.parse().ok()?;
    let (scheme, authority) = (address.scheme_str()?, address.authority()?);
    let host = match authority.port() {
        Some(port) => format!("{}:{port}", authority.host()),
        None => authority.host().to_owned(),
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    if !host.bytes().all(is_plain) {
        return None; // it could end the directive
    }
    Some(match scheme {
        "http" => format!("http://{host} ws://{host}"),
        "https" => format!("https://{host} wss://{host}"),
        other => format!("{other}://{host}"),
    })
}

fn hash(script: &[u8]) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host_and_nothing_else() {
        for (address, expected) in [
            ("graphql", None),
            ("/graphql", None),
            (
                "https://user:secret@api.example:8443/graphql?a=b",
                Some("https://api.example:8443 wss://api.example:8443"),
            ),
            ("wss://api.example/ws", Some("wss://api.example")),
            ("https://a; script-src *", None),
            ("https://a;script-src", None),
            ("https://[::1]:80/x", Some("https://[::1]:80 wss://[::1]:80")),
        ] {
            assert_eq!(origin(address).as_deref(), expected, "{address}");
        }
    }
}
