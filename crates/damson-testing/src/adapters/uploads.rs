//! Files in forms.

use damson_http::MultipartOptions;

use super::{Adapter, Server, request};

const PREFLIGHT: &str = "graphql-require-preflight: 1\r\n";

/// Uploads are off, and on by a rule.
pub async fn files_are_taken_where_they_are_asked_for(adapter: &impl Adapter) {
    let server = Server::start(adapter, |rules| rules.batch(2).uploads(MultipartOptions::default())).await;
    let form = form(PREFLIGHT, "content");
    for answer in [server.send(&form).await, server.send_slowly(&form).await] {
        let expected = r#"[{"data":{"upload":"7 bytes"}},{"data":{"upload":"7 bytes"}}]"#;
        assert_eq!((answer.status, answer.body.as_str()), (200, expected));
        assert_eq!(answer.header("x-file"), Some("a.txt"));
    }
    assert_eq!(server.send(self::form("", "content")).await.code(), "CSRF_BLOCKED");
    let off = Server::start(adapter, |rules| rules.batch(2)).await.send(&form).await;
    assert_eq!((off.status, off.code()), (415, "CSRF_BLOCKED"));
}

/// The limits on files hold.
pub async fn a_file_that_is_too_large_is_refused(adapter: &impl Adapter) {
    let options = |rules: damson_http::Endpoint| rules.batch(2).uploads(MultipartOptions::default().max_file_size(6));
    let answer = Server::start(adapter, options).await.send(form(PREFLIGHT, "content")).await;
    assert_eq!((answer.status, answer.code()), (413, "LIMIT_UPLOAD"));
}

/// A form with two uploads of one file, in a batch.
fn form(headers: &str, content: &str) -> String {
    let query = "mutation ($f: Upload!) { upload(file: $f) }";
    let operation = format!(r#"{{"query": "{query}", "variables": {{"f": null}}}}"#);
    let part = |name: &str, content: &str| {
        format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n")
    };
    let body = part("operations", &format!("[{operation}, {operation}]"))
        + &part("map", r#"{"0": ["0.variables.f", "1.variables.f"]}"#)
        + &part("0\"; filename=\"a.txt", content)
        + "--cut--\r\n";
    request("POST", "/graphql", &format!("content-type: multipart/form-data; boundary=cut\r\n{headers}"), &body)
}
