//! Files that a client sends: the scalar `Upload`, and the files behind it.

use std::io::{Read, Seek, SeekFrom};

use damson::dynamic::{self, Field, FieldFuture, InputValue, TypeRef};
use damson::futures_util::AsyncReadExt;
use damson::{
    Context, EmptySubscription, InputObject, Object, Request, Result, Schema, Upload, UploadContent, UploadValue,
    Value, Variables, value,
};

struct Query;

#[Object]
impl Query {
    fn hello(&self) -> i32 {
        1
    }
}

#[derive(InputObject)]
struct Post {
    title: String,
    picture: Option<Upload>,
}

fn text(file: UploadValue) -> Result<String> {
    let mut text = String::new();
    file.into_read().read_to_string(&mut text)?;
    Ok(text)
}

struct Mutation;

#[Object]
impl Mutation {
    async fn text(&self, ctx: &Context<'_>, file: Upload) -> Result<String> {
        let mut text = String::new();
        file.value(ctx)?.into_async_read().read_to_string(&mut text).await?;
        Ok(text)
    }

    fn texts(&self, ctx: &Context<'_>, files: Vec<Upload>) -> Result<Vec<String>> {
        files.into_iter().map(|file| text(file.value(ctx)?)).collect()
    }

    fn post(&self, ctx: &Context<'_>, post: Post) -> Result<String> {
        let Some(picture) = post.picture else { return Ok(post.title) };
        let file = picture.value(ctx)?;
        Ok(format!("{} {} {:?} {}", post.title, file.filename, file.content_type, file.size()?))
    }
}

fn file(content: &'static str) -> UploadValue {
    UploadValue { filename: "a.txt".into(), content_type: Some("text/plain".into()), content: content.into() }
}

fn request(query: &str, variables: Value, files: &[(&str, &'static str)]) -> Request {
    let mut request = Request::new(query).variables(Variables::from_value(variables));
    for (path, content) in files {
        assert!(request.set_upload(path, file(content)), "{path}");
    }
    request
}

async fn executed(request: Request) -> damson::Response {
    Schema::new(Query, Mutation, EmptySubscription).execute(request).await
}

#[tokio::test]
async fn a_file_is_an_argument_an_item_or_a_member() {
    let query = "mutation ($f: Upload!, $l: [Upload!]!, $p: Post!) { text(file: $f) texts(files: $l) post(post: $p) }";
    let variables = value!({ "f": null, "l": [null, null], "p": { "title": "T", "picture": null } });
    let files = [("variables.f", "1"), ("variables.l.1", "3"), ("variables.l.0", "2"), ("variables.p.picture", "four")];
    let response = executed(request(query, variables, &files)).await;
    let expected = value!({ "text": "1", "texts": ["2", "3"], "post": "T a.txt Some(\"text/plain\") 4" });
    assert_eq!((response.errors, response.data == expected), (vec![], true));
    let response = executed(Request::new("mutation { post(post: { title: \"T\" }) }")).await;
    assert_eq!(response.data, value!({ "post": "T" }));
}

#[tokio::test]
async fn a_file_is_read_as_often_as_it_is_asked_for() {
    let query = "mutation ($f: Upload!) { a: text(file: $f) b: text(file: $f) }";
    let response = executed(request(query, value!({ "f": null }), &[("variables.f", "once")])).await;
    assert_eq!(response.data, value!({ "a": "once", "b": "once" }));
}

#[tokio::test]
async fn no_client_can_write_a_file_as_a_value() {
    let query = "mutation ($f: Upload!) { text(file: $f) }";
    for variables in [r##"{"f": "#__graphql_file__:0"}"##, r#"{"f": 0}"#, r#"{"f": [0,0,0,0,0,0,0,0]}"#, r#"{"f": {}}"#]
    {
        let mut request = request(query, value!({ "f": null }), &[("variables.f", "1")]);
        request.variables = Variables::from_json_text(variables).expect("it is an object");
        let response = executed(request).await;
        assert!(!response.executed(), "{variables}");
        assert!(
            response.errors[0].message.contains("send it in a part of a multipart request"),
            "{:?}",
            response.errors
        );
    }
    for literal in ["\"0\"", "0", "[0,0,0,0,0,0,0,0]", "FILE"] {
        let response = executed(Request::new(format!("mutation {{ text(file: {literal}) }}"))).await;
        assert!(response.is_err() && !response.executed(), "{literal}");
    }
}

#[tokio::test]
async fn a_reference_without_its_file_is_an_error() {
    let mut request =
        request("mutation ($f: Upload!) { text(file: $f) }", value!({ "f": null }), &[("variables.f", "1")]);
    request.uploads.clear();
    let response = executed(request).await;
    assert_eq!(response.errors[0].message, "The request has no such file.");
}

#[test]
fn a_file_takes_the_place_of_a_null() {
    let mut request = Request::new("q").variables(Variables::from_value(value!({ "a": 1, "n": null, "l": [null] })));
    let wrong = [
        "",
        "n",
        "variables",
        "variables.",
        "variables.a",
        "variables.x",
        "variables.n.0",
        "variables.l.1",
        "variables.l.x",
    ];
    for path in wrong {
        assert!(!request.set_upload(path, file("")), "{path}");
    }
    assert!(request.set_upload("variables.n", file("")));
    assert!(!request.set_upload("variables.n", file("")));
    assert!(request.set_upload("variables.l.0", file("")));
    assert_eq!(request.uploads.len(), 2);
}

#[test]
fn the_schema_says_what_an_upload_is() {
    let sdl = Schema::new(Query, Mutation, EmptySubscription).sdl();
    assert!(
        sdl.contains(
            "scalar Upload @specifiedBy(url: \"https://github.com/jaydenseric/graphql-multipart-request-spec\")"
        ),
        "{sdl}"
    );
}

#[tokio::test]
async fn dynamic_schemas_have_files() {
    let size = Field::new("size", TypeRef::named_nn(TypeRef::INT), |ctx| {
        FieldFuture::new(async move { Ok(Some(Value::from(ctx.args.try_get("file")?.upload()?.value(&ctx)?.size()?))) })
    });
    let query =
        dynamic::Object::new("Query").field(size.argument(InputValue::new("file", TypeRef::named_nn(TypeRef::UPLOAD))));
    let schema =
        dynamic::Schema::build("Query", None, None).enable_uploading().register(query).finish().expect("a schema");
    let request = request("query ($f: Upload!) { size(file: $f) }", value!({ "f": null }), &[("variables.f", "four")]);
    assert_eq!(schema.execute(request).await.data, value!({ "size": 4 }));
    assert!(schema.execute(Request::new("{ size(file: 1) }")).await.is_err());
}

fn check_content(mut content: UploadContent) {
    let mut clone = content.clone();
    let mut first = [0; 3];
    content.read_exact(&mut first).expect("it is long enough");
    let mut all = String::new();
    clone.read_to_string(&mut all).expect("it is text");
    assert_eq!((&first, &*all, content.len()), (b"012", "0123456789", 10));
    let mut rest = |to| {
        content.seek(to).expect("it is there");
        let mut rest = String::new();
        content.read_to_string(&mut rest).expect("it is text");
        rest
    };
    assert_eq!(rest(SeekFrom::Current(0)), "3456789");
    assert_eq!(rest(SeekFrom::End(-2)), "89");
    assert_eq!(rest(SeekFrom::Start(9)), "9");
    assert_eq!(rest(SeekFrom::Start(u64::MAX)), "");
    assert!(content.seek(SeekFrom::End(-11)).is_err());
}

#[test]
fn contents_are_read_from_places_of_their_own() {
    check_content(UploadContent::from("0123456789"));
}

#[cfg(feature = "tempfile")]
#[tokio::test]
async fn contents_may_be_files() {
    use std::io::Write;
    let path = std::env::temp_dir().join(format!("damson-upload-{}", std::process::id()));
    let mut file = std::fs::File::options().read(true).write(true).create_new(true).open(&path).expect("a file");
    std::fs::remove_file(&path).expect("it is there");
    file.write_all(b"0123456789").expect("there is room");
    let content = UploadContent::from_file(file).expect("it has a length");
    check_content(content.clone());
    assert!(content.in_memory().is_none());
    let mut text = String::new();
    let value = UploadValue { filename: String::new(), content_type: None, content };
    value.into_async_read().read_to_string(&mut text).await.expect("it is text");
    assert_eq!(text, "0123456789");
}
