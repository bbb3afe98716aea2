//! Directives that not every request sees, and directives with names made at run time.

use damson::{
    Context, CustomDirective, Directive, EmptyMutation, EmptySubscription, Request, Schema, SimpleObject,
    TypeDirective, TypeName,
};

use super::Concat;
use crate::support::answer;

mod seen {
    use std::borrow::Cow;

    use super::{Concat, Context, CustomDirective, Directive, TypeDirective, TypeName};

    pub(super) struct Insider;

    fn by_insiders(ctx: &Context<'_>) -> bool {
        ctx.data_opt::<Insider>().is_some()
    }

    #[Directive(location = "Field", visible = "by_insiders")]
    pub(super) fn inside(value: String) -> impl CustomDirective {
        Concat { text: value, times: 1 }
    }

    #[Directive(location = "Field", visible = false)]
    pub(super) fn never() -> impl CustomDirective {
        Concat { text: String::new(), times: 0 }
    }

    #[Directive(location = "Field", name_type)]
    pub(super) fn last() -> impl CustomDirective {
        Concat { text: "!".to_owned(), times: 1 }
    }

    impl TypeName for last {
        fn type_name() -> Cow<'static, str> {
            format!("la{}", "st2").into()
        }
    }

    #[TypeDirective(location = "Object", name_type, visible = by_insiders)]
    pub(super) fn internal() {}

    impl TypeName for internal {
        fn type_name() -> Cow<'static, str> {
            "kept".into()
        }
    }
}

#[derive(SimpleObject)]
#[graphql(name = "Query", directive = seen::internal::apply())]
struct Seen {
    version: String,
}

fn ask_seen(request: impl Into<Request>) -> String {
    let schema = Schema::build(Seen { version: "1.0".to_owned() }, EmptyMutation, EmptySubscription);
    let schema = schema.directive(seen::inside).directive(seen::never).directive(seen::last);
    answer(&schema.finish(), request)
}

#[test]
fn a_hidden_directive_does_not_exist_for_a_request() {
    let query = r#"{ version @inside(value: "-a") @last2 }"#;
    assert_eq!(
        ask_seen(Request::new(query).data(seen::Insider).data("?".to_owned())),
        r#"{"data":{"version":"1.0-a?!?"}}"#
    );
    let refused = ask_seen(query);
    assert!(refused.contains(r#"Unknown directive \"@inside\"."#) && !refused.contains("data"), "{refused}");
    for unseen in ["never", "kept"] {
        let refused = ask_seen(format!("{{ version @{unseen} }}"));
        assert!(refused.contains(&format!(r#"Unknown directive \"@{unseen}\"."#)), "{refused}");
    }
    assert_eq!(ask_seen("{ version @last2 }"), r#"{"data":{"version":"1.0!"}}"#);
}

#[test]
fn introspection_does_not_show_hidden_directives() {
    let query = "{ __schema { directives { name } } }";
    let own = |names: String| {
        let names: Vec<_> = names
            .split('"')
            .filter(|name| ["inside", "never", "last2", "kept"].contains(name))
            .map(str::to_owned)
            .collect();
        names.join(" ")
    };
    assert_eq!(own(ask_seen(query)), "last2");
    assert_eq!(own(ask_seen(Request::new(query).data(seen::Insider))), "inside last2 kept");
}
