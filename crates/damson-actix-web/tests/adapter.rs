//! The tests of all adapters, on actix-web.

use std::net::SocketAddr;

use actix_web::{App, HttpRequest, HttpServer, rt, web};
use damson_actix_web::{GraphQL, GraphQLBatchRequest, GraphQLRequest, GraphQLResponse};
use damson_testing::adapters::{self, Adapter, Served, Site};

damson_testing::adapter_tests!(Actix);
damson_testing::cancellation_tests!(Actix);

struct Actix;

impl Adapter for Actix {
    async fn serve(&self, site: Site) -> SocketAddr {
        let graphql = GraphQL::new(site.schema.clone()).configure(site.rules);
        let graphql = graphql.prepare(|http, request| adapters::prepare(agent(http), request));
        let app = move || {
            App::new()
                .app_data(web::Data::new(site.schema.clone()))
                .service(web::resource("/graphql").to(graphql.clone()))
                .service(web::resource("/request").to(one))
                .service(web::resource("/batch").to(batch))
        };
        let listener = adapters::listener();
        let address = listener.local_addr().expect("it is bound");
        // actix-web has runtimes of its own.
        std::thread::spawn(move || {
            let server = HttpServer::new(app).workers(1).disable_signals().h1_allow_half_closed(false);
            rt::System::new().block_on(server.listen(listener).expect("it is bound").run())
        });
        address
    }
}

async fn one(schema: web::Data<Served>, http: HttpRequest, request: GraphQLRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute(adapters::prepare(agent(&http), request.into_inner())).await, reply)
}

async fn batch(schema: web::Data<Served>, request: GraphQLBatchRequest) -> GraphQLResponse {
    let reply = request.reply();
    GraphQLResponse::new(schema.execute_batch(request.into_inner()).await, reply)
}

fn agent(http: &HttpRequest) -> Option<&str> {
    http.headers().get("user-agent").and_then(|value| value.to_str().ok())
}
