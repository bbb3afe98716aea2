//! The promises of the page and its assets to browsers, and to the authors who choose its values.

use std::io::Read;

use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::read::GzDecoder;
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use serde_json::{Value, json};

use super::asset::{SCRIPT, STYLE, WORKER};
use super::*;

/// Texts that end a script, an attribute, a title or a string if they are written as they are.
const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</SCRIPT >",
    "</title><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "\\\"};alert(1)//",
    "`${alert(1)}`",
    "&lt;b&gt;",
    "line\nbreak\r\u{2028}\u{2029}\0",
    "{title} {config} {script}",
];

/// The text between two marks that each occur once.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).expect("the start is there");
    rest.split_once(end).expect("the end is there").0
}

fn config_of(html: &str) -> Value {
    serde_json::from_str(between(html, "type=\"application/json\">", "</script>")).expect("the configuration is JSON")
}

fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
}

#[test]
fn every_choice_reaches_the_page() {
    let html = GraphiQLSource::build()
        .endpoint("/graphql")
        .subscription_endpoint("/ws")
        .header("Authorization", "Bearer [token]")
        .header("X-Team", "atlas")
        .ws_connection_param("token", "[token]")
        .credentials(Credentials::Include)
        .default_query("{ hello }")
        .title("Atlas")
        .finish_with_assets("assets/");
    assert_eq!(between(&html, "<title>", "</title>"), "Atlas");
    assert_eq!(
        config_of(&html),
        json!({
            "endpoint": "/graphql",
            "subscriptionEndpoint": "/ws",
            "headers": { "Authorization": "Bearer [token]", "X-Team": "atlas" },
            "wsConnectionParams": { "token": "[token]" },
            "credentials": "include",
            "defaultQuery": "{ hello }",
            "worker": format!("assets/{}", WORKER.name()),
        })
    );
}

#[test]
fn a_page_without_choices_asks_its_own_address_and_sends_credentials_to_its_own_origin() {
    let html = GraphiQLSource::build().finish();
    assert_eq!(between(&html, "<title>", "</title>"), "GraphiQL");
    let expected = json!({ "endpoint": "", "headers": {}, "wsConnectionParams": {}, "credentials": "same-origin" });
    assert_eq!(config_of(&html), expected);
}

#[test]
fn a_value_in_the_configuration_cannot_leave_its_string() {
    let plain = GraphiQLSource::build().endpoint("e").finish_with_assets("?a=");
    for hostile in HOSTILE {
        let html = GraphiQLSource::build()
            .endpoint(hostile)
            .subscription_endpoint(hostile)
            .header(hostile, hostile)
            .ws_connection_param(hostile, hostile)
            .default_query(hostile)
            .finish_with_assets("?a=");
        assert_eq!(html.matches('<').count(), plain.matches('<').count(), "{hostile}");
        let config = config_of(&html);
        for name in ["endpoint", "subscriptionEndpoint", "defaultQuery"] {
            assert_eq!(config[name], *hostile);
        }
        assert_eq!(config["headers"][hostile], *hostile);
        assert_eq!(config["wsConnectionParams"][hostile], *hostile);
    }
}

#[test]
fn a_title_or_a_prefix_cannot_leave_its_place() {
    let plain = GraphiQLSource::build().title("t").finish_with_assets("p");
    let marks = |html: &str| html.matches(['<', '"', '\'']).count();
    for hostile in HOSTILE {
        let title = GraphiQLSource::build().title(hostile).finish_with_assets("p");
        assert_eq!(marks(&title), marks(&plain), "{hostile}");
        let prefix = GraphiQLSource::build().title("t").finish_with_assets(hostile);
        assert_eq!(between(&prefix, "<script src=\"", "</body>").matches('<').count(), 1, "{hostile}");
        assert_eq!(prefix.matches('<').count(), plain.matches('<').count(), "{hostile}");
    }
}

#[test]
fn a_self_contained_page_carries_every_asset_and_names_no_other_address() {
    let html = GraphiQLSource::build().endpoint("/graphql").finish();
    for (id, asset) in [("packed-script", &SCRIPT), ("packed-style", &STYLE), ("packed-worker", &WORKER)] {
        let packed = between(&html, &format!("<script id=\"{id}\" type=\"text/plain\">"), "</script>");
        assert!(STANDARD.decode(packed).expect("base64") == asset.gzip(), "{id}");
    }
    assert!(!html.contains(" src="));
    assert!(!html.contains("https://"));
}

#[test]
fn a_page_with_assets_names_each_of_them() {
    let html = GraphiQLSource::build().finish_with_assets("/static/");
    for asset in [&SCRIPT, &STYLE, &WORKER] {
        assert!(html.contains(&format!("\"/static/{}\"", asset.name())), "{}", asset.name());
    }
}

#[test]
fn an_asset_is_found_by_its_whole_name_only() {
    for known in [&SCRIPT, &STYLE, &WORKER] {
        assert!(std::ptr::eq(asset(known.name()).expect("its own name"), known));
    }
    for unknown in ["", "graphiql.js", "graphiql-0000000000000000.js", "../asset.rs"] {
        assert!(asset(unknown).is_none(), "{unknown}");
    }
}

#[test]
fn an_asset_is_sent_in_an_encoding_that_the_client_accepts() {
    const CASES: &[(&str, bool)] = &[
        ("gzip, deflate, br, zstd", true),
        ("br;q=1.0, GZIP;q=0.5", true),
        ("*", true),
        ("br", false),
        ("identity", false),
        ("gzip;q=0", false),
        ("gzip; q=0.000, br", false),
        ("", false),
    ];
    for (accepted, compressed) in CASES {
        let response = STYLE.respond(&headers(header::ACCEPT_ENCODING, accepted));
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers().contains_key(header::CONTENT_ENCODING), *compressed, "{accepted}");
        let expected = if *compressed { STYLE.gzip().to_vec() } else { STYLE.plain().to_vec() };
        assert!(response.into_body() == expected, "{accepted}");
    }
    assert!(STYLE.respond(&HeaderMap::new()).into_body() == STYLE.plain());
}

#[test]
fn an_asset_has_the_length_in_its_name() {
    for asset in [&SCRIPT, &STYLE, &WORKER] {
        let mut plain = String::new();
        GzDecoder::new(asset.gzip()).read_to_string(&mut plain).expect("gzip of UTF-8");
        assert!(asset.plain() == plain);
        let length = format!("{:08x}.", (plain.len() as u32).swap_bytes());
        assert!(asset.name().contains(&length), "{} does not end with {length}", asset.name());
    }
}

#[test]
fn an_asset_is_kept_for_ever_and_not_sent_twice() {
    let response = SCRIPT.respond(&HeaderMap::new());
    let header = |name| response.headers()[name].to_str().expect("ASCII");
    assert_eq!(header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(header(header::VARY), "accept-encoding");
    assert_eq!(header(header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    let etag = response.headers()[header::ETAG].clone();
    let again = SCRIPT.respond(&HeaderMap::from_iter([(header::IF_NONE_MATCH, etag)]));
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(again.body().is_empty());
    let other = SCRIPT.respond(&headers(header::IF_NONE_MATCH, "\"other\", W/\"another\""));
    assert_eq!(other.status(), StatusCode::OK);
}

#[test]
fn one_route_answers_for_the_page_and_its_assets() {
    let page = GraphiQLPage::new(GraphiQLSource::build().endpoint("/graphql"));
    let get = |uri: &str| page.respond(&uri.parse::<Uri>().expect("an address"), &HeaderMap::new());
    for uri in ["/", "/deep/graphiql?", "/graphiql?query=%7Bhello%7D"] {
        let response = get(uri);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert!(response.body().starts_with(b"<!doctype html>"));
    }
    let html = String::from_utf8(get("/").into_body().to_vec()).expect("UTF-8");
    let style = between(&html, "<link rel=\"stylesheet\" href=\"", "\">");
    assert!(get(&format!("/graphiql{style}")).into_body() == STYLE.plain());
    assert_eq!(get("/graphiql?graphiql-asset=none.js").status(), StatusCode::NOT_FOUND);
}

#[test]
fn no_asset_asks_another_host_for_code_or_fonts() {
    for asset in [&SCRIPT, &STYLE, &WORKER] {
        let plain = asset.plain();
        let text = std::str::from_utf8(&plain).expect("UTF-8");
        for host in ["esm.sh", "unpkg.com", "jsdelivr.net", "cdnjs", "fonts.googleapis.com", "url(http", "@import"] {
            assert!(!text.contains(host), "{} contains {host}", asset.name());
        }
    }
}

#[test]
fn the_licences_name_the_bundled_version() {
    assert!(THIRD_PARTY_LICENSES.contains(&format!("\ngraphiql {GRAPHIQL_VERSION} (MIT)\n")));
}

#[test]
fn a_page_says_what_it_may_load_and_shows_in_no_frame() {
    let page =
        GraphiQLPage::new(GraphiQLSource::build().endpoint("/graphql").subscription_endpoint("wss://live.example/ws"));
    let response = page.respond(&Uri::from_static("/"), &HeaderMap::new());
    assert_eq!(response.headers()[header::CONTENT_SECURITY_POLICY], "frame-ancestors 'none'");
    assert_eq!(response.headers()[header::X_FRAME_OPTIONS], "DENY");
    let html = String::from_utf8(response.into_body().to_vec()).expect("UTF-8");
    let policy = |html: &str| between(html, "Content-Security-Policy\" content=\"", "\">").replace("&#39;", "'");
    let referring = policy(&html);
    assert!(referring.contains("script-src 'self';"), "{referring}");
    assert!(referring.contains("connect-src 'self' wss://live.example;"), "{referring}");
    let alone = policy(&GraphiQLSource::build().finish());
    assert_eq!(between(&alone, "script-src", ";").matches("'sha256-").count(), 2, "{alone}");
}
