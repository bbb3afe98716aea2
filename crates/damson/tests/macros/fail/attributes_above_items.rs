//! Attribute macros above items of another kind.
use damson::{ComplexObject, Directive, Object, Scalar, Subscription, TraitInterface, TypeDirective};

#[Object]
struct AnObject;

#[ComplexObject]
fn a_complex_object() {}

#[Subscription]
enum ASubscription {
    A,
}

#[Scalar]
struct AScalar(i32);

#[TraitInterface(for(A))]
struct AnInterface;

#[Directive(location = "Field")]
struct ADirective;

#[TypeDirective(location = "Object")]
trait ATypeDirective {}

fn main() {}
