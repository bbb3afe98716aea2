//! Writes the HTML of the GraphiQL page, and serves the page together with its assets from one route.
//!
//! Every value that comes from outside passes through `escape_html` or `script_json` here, and nowhere else.

use std::sync::LazyLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode, Uri, header};

use super::asset::{Asset, SCRIPT, STYLE, WORKER, asset};
use super::policy;
use super::source::{Config, GraphiQLSource};

/// The GraphiQL page and its assets behind one route.
///
/// The page asks for its assets at its own address, with the query `?graphiql-asset=NAME`. Routers and proxies with a
/// sub-path leave the query alone, so the assets are reachable wherever the page is. Assets carry a hash of their content
/// in their names, and browsers may keep them for ever.
///
/// ```
/// use damson_http::graphiql::{GraphiQLPage, GraphiQLSource};
/// use http::{HeaderMap, Uri};
///
/// let page = GraphiQLPage::new(GraphiQLSource::build().endpoint("/graphql"));
/// let response = page.respond(&Uri::from_static("/graphiql"), &HeaderMap::new());
/// assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
/// ```
#[derive(Clone, Debug)]
pub struct GraphiQLPage {
    html: Bytes,
}

const ASSET_PARAMETER: &str = "graphiql-asset=";

impl GraphiQLPage {
    /// Writes the page once for all requests.
    #[must_use]
    pub fn new(source: GraphiQLSource<'_>) -> Self {
        Self { html: source.finish_with_assets(&format!("?{ASSET_PARAMETER}")).into() }
    }

    /// Answers a GET or HEAD request for the page, or for the asset that the query names.
    #[must_use]
    pub fn respond(&self, uri: &Uri, headers: &HeaderMap) -> Response<Bytes> {
        match uri.query().and_then(|query| query.strip_prefix(ASSET_PARAMETER)) {
            None => self.page(),
            Some(name) => asset(name).map_or_else(unknown_asset, |asset| asset.respond(headers)),
        }
    }

    fn page(&self) -> Response<Bytes> {
        Response::builder()
            .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
            // The page names the assets of this build; after an update it must name others.
            .header(header::CACHE_CONTROL, "no-cache")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            // The rest of the policy stands in the page, where no proxy forgets it; this part counts in a header only.
            .header(header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'")
            .header(header::X_FRAME_OPTIONS, "DENY")
            .body(self.html.clone())
            .expect("the headers are constants")
    }
}

fn unknown_asset() -> Response<Bytes> {
    Response::builder()
        .status(StatusCode::NOT_FOUND)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(Bytes::from_static(b"There is no such asset in this build of the page; reload the page.\n"))
        .expect("the headers are constants")
}

/// The page that loads its assets from `prefix` followed by their names.
pub(super) fn referring(title: &str, config: &Config<'_>, prefix: &str) -> String {
    let address = |asset: &Asset| format!("{prefix}{}", asset.name());
    let config = config.with_worker(address(&WORKER));
    let style = format!("<link rel=\"stylesheet\" href=\"{}\">", escape_html(&address(&STYLE)));
    let script = format!("<script src=\"{}\"></script>", escape_html(&address(&SCRIPT)));
    document(title, &config, &policy::referring(&config), &style, &script)
}

/// The page that carries its assets, compressed, as text that `inline.js` unpacks.
pub(super) fn self_contained(title: &str, config: &Config<'_>) -> String {
    static PACKED: LazyLock<String> = LazyLock::new(|| {
        let packed = |id: &str, asset: &Asset| {
            format!("<script id=\"{id}\" type=\"text/plain\">{}</script>\n", STANDARD.encode(asset.gzip()))
        };
        let assets =
            [packed("packed-style", &STYLE), packed("packed-worker", &WORKER), packed("packed-script", &SCRIPT)];
        format!("{}<script>{}</script>", assets.concat(), policy::UNPACK)
    });
    document(title, config, &policy::self_contained(config), "", &PACKED)
}

fn document(title: &str, config: &Config<'_>, policy: &str, style: &str, script: &str) -> String {
    format!(
        include_str!("page.html"),
        policy = escape_html(policy),
        title = escape_html(title),
        style = style,
        config = script_json(config),
        script = script
    )
}

fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// JSON for the inside of a `script` element, which ends at `</script` and changes its rules at `<!--`.
///
/// In JSON, `<` occurs within strings only, where it may be written as an escape.
fn script_json(config: &Config<'_>) -> String {
    serde_json::to_string(config).expect("strings have a JSON form").replace('<', "\\u003c")
}
