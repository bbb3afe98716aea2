//! The descriptions of the types that Damson brings: they are for clients, who follow no link of rustdoc.

use std::collections::HashMap;

use damson::connection::{Connection, OpaqueCursor};
use damson::relay::{GlobalId, NodeType, Nodes};
use damson::{
    Context, EmptyMutation, EmptySubscription, ID, Interface, Json, MergedObject, Object, Result, Schema, SimpleObject,
};

#[derive(SimpleObject)]
struct Post {
    id: GlobalId<Post>,
}

impl NodeType for Post {
    type Key = i32;

    async fn load(_: &Context<'_>, _: Vec<i32>) -> Result<HashMap<i32, Post>> {
        Ok(HashMap::new())
    }
}

#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID"))]
enum Node {
    Post(Post),
}

struct Fields;

#[Object]
impl Fields {
    fn posts(&self) -> Connection<OpaqueCursor<i32>, Post> {
        Connection::new(false, false)
    }

    fn json(&self, map: HashMap<String, i32>) -> Json<i32> {
        Json(map.len() as i32)
    }

    fn address(&self) -> std::net::IpAddr {
        [127, 0, 0, 1].into()
    }
}

#[derive(MergedObject)]
struct Query(Nodes<Node>, Fields);

#[test]
fn descriptions_have_no_links_of_rustdoc() {
    let query = Query(Nodes::new().with::<Post>(), Fields);
    let schema = Schema::new(query, EmptyMutation, EmptySubscription);
    let introspected = schema.introspect().to_string();
    for known in ["PageInfo", "PostConnection", "PostEdge", "nodes", "JSON", "IpAddr", "__Directive", "deprecated"] {
        assert!(introspected.contains(&format!("\"{known}\"")), "{known}");
    }
    let introspected = introspected.replace("](https://", ""); // the links to pages of the web, which clients can follow
    for link in ["](", "[`", "crate::"] {
        let at = introspected.find(link).map(|at| introspected[..at + link.len()].rsplit('"').next());
        assert_eq!(at, None, "{link}");
    }
    let sdl = schema.sdl();
    for (description, part) in [
        ("A page of a list.", "type PostConnection {"),
        ("An item of the list, with its cursor.", "type PostEdge {"),
        ("The place of a page in its list.", "type PageInfo {"),
    ] {
        assert!(sdl.contains(&format!("\"\"\"{description}\"\"\"\n{part}")), "{part}: {sdl}");
    }
}
