//! The builder of the GraphiQL page: the choices of a server's author. `page` writes the HTML.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page;

/// Whether the page sends cookies and other credentials with its requests.
///
/// These are the values of [`RequestInit.credentials`](https://fetch.spec.whatwg.org/#requestcredentials).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// Credentials go to the page's own origin only.
    #[default]
    SameOrigin,
    /// Credentials go to every origin.
    Include,
    /// Credentials are never sent.
    Omit,
}

/// Builds a GraphiQL page for one endpoint.
///
/// Endpoints are URLs relative to the page: `/graphql` on the page's own host, `graphql` beside the page, or an address
/// with a host. Relative ones go on working behind a proxy that serves everything below another path. Without an
/// endpoint the page asks its own address.
///
/// ```
/// use damson_http::graphiql::GraphiQLSource;
///
/// let html = GraphiQLSource::build()
///     .endpoint("/graphql")
///     .subscription_endpoint("/ws")
///     .header("Authorization", "Bearer token")
///     .title("Atlas")
///     .default_query("{ countries { name } }")
///     .finish();
/// assert!(html.contains("<title>Atlas</title>"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct GraphiQLSource<'a> {
    title: Option<&'a str>,
    config: Config<'a>,
}

/// The configuration that the page's script reads (`web/graphiql/src/main.js`).
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Config<'a> {
    endpoint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription_endpoint: Option<&'a str>,
    headers: BTreeMap<&'a str, &'a str>,
    ws_connection_params: BTreeMap<&'a str, &'a str>,
    credentials: Credentials,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_query: Option<&'a str>,
    /// The address of the script of the editor's workers; a self-contained page fills it in by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    worker: Option<String>,
}

impl Config<'_> {
    /// The addresses that the page talks to.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        [self.endpoint].into_iter().chain(self.subscription_endpoint)
    }

    /// The same choices, and the address of the workers' script.
    pub(super) fn with_worker(&self, address: String) -> Self {
        Self { worker: Some(address), ..self.clone() }
    }
}

impl<'a> GraphiQLSource<'a> {
    /// Starts with a page that asks its own address.
    #[must_use]
    pub fn build() -> Self {
        Self::default()
    }

    /// Sets the address that queries and mutations are sent to.
    #[must_use]
    pub fn endpoint(mut self, endpoint: &'a str) -> Self {
        self.config.endpoint = endpoint;
        self
    }

    /// Sets the address of the WebSocket that subscriptions use; `http` and `https` become `ws` and `wss`.
    #[must_use]
    pub fn subscription_endpoint(mut self, endpoint: &'a str) -> Self {
        self.config.subscription_endpoint = Some(endpoint);
        self
    }

    /// Adds a header to every request. A header of the same name in GraphiQL's own editor replaces it.
    ///
    /// Everybody who can open the page can read the value.
    #[must_use]
    pub fn header(mut self, name: &'a str, value: &'a str) -> Self {
        self.config.headers.insert(name, value);
        self
    }

    /// Adds a parameter to the payload of the WebSocket's `connection_init` message.
    #[must_use]
    pub fn ws_connection_param(mut self, name: &'a str, value: &'a str) -> Self {
        self.config.ws_connection_params.insert(name, value);
        self
    }

    /// Sets the page's title; by default, `GraphiQL`.
    #[must_use]
    pub fn title(mut self, title: &'a str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets when credentials are sent; by default, to the page's own origin.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.config.credentials = credentials;
        self
    }

    /// Sets the text of a new tab, in place of GraphiQL's welcome.
    #[must_use]
    pub fn default_query(mut self, query: &'a str) -> Self {
        self.config.default_query = Some(query);
        self
    }

    /// Returns the page as one self-contained text of about 2 MB, which works wherever it is served.
    ///
    /// Its content security policy stands in the page. Only a header can keep other pages from showing it in a frame: send
    /// `X-Frame-Options: DENY` with it.
    ///
    /// It carries its scripts and styles compressed, so it needs no other route. Where the page's route can also answer for
    /// the assets, [`GraphiQLPage`](super::GraphiQLPage) lets browsers cache them.
    #[must_use]
    pub fn finish(self) -> String {
        page::self_contained(self.page_title(), &self.config)
    }

    /// Returns a page of about 2 KB, which loads each [asset](super::asset()) from `prefix` followed by the asset's name.
    ///
    /// The prefix is relative to the page, such as `assets/` or `?asset=`, and must stay on the page's own origin, because
    /// browsers start workers from nowhere else.
    #[must_use]
    pub fn finish_with_assets(self, prefix: &str) -> String {
        page::referring(self.page_title(), &self.config, prefix)
    }

    fn page_title(&self) -> &'a str {
        self.title.unwrap_or("GraphiQL")
    }
}
