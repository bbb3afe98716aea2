//! Scalars that need no feature.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use bytes::Bytes;
use indexmap::IndexMap;

use crate::table::scalar;

#[test]
fn addresses_of_the_internet_protocol() {
    scalar!(IpAddr, "IpAddr", "https://en.wikipedia.org/wiki/IP_address":
        r#""192.0.2.1""# => r#""192.0.2.1""#, r#""2001:DB8:0::1""# => r#""2001:db8::1""#; refused r#""192.0.2""#, "7");
    scalar!(Ipv4Addr, "Ipv4Addr", "https://en.wikipedia.org/wiki/IP_address":
        r#""192.0.2.1""# => r#""192.0.2.1""#; refused r#""::1""#);
    scalar!(Ipv6Addr, "Ipv6Addr", "https://en.wikipedia.org/wiki/IP_address":
        r#""::1""# => r#""::1""#; refused r#""192.0.2.1""#);
    scalar!(SocketAddr, "SocketAddr": r#""[::1]:80""# => r#""[::1]:80""#; refused r#""::1""#);
}

#[test]
fn bytes() {
    scalar!(Bytes, "Binary": "[1,2,255]" => "[1,2,255]", "[]" => "[]"; refused "[256]", "[-1]", "[1.5]", r#"["a"]"#);
}

#[test]
fn maps_are_objects() {
    scalar!(BTreeMap<u8, Vec<f64>>, "JSONObject": r#"{"2":[1.5],"1":[]}"# => r#"{"1":[],"2":[1.5]}"#; refused "[1]");
    scalar!(HashMap<String, Option<bool>>, "JSONObject": r#"{"a":null}"# => r#"{"a":null}"#; refused "1");
    scalar!(IndexMap<String, u8>, "JSONObject": r#"{"a":1,"b":2}"# => r#"{"a":1,"b":2}"#; refused "1");
}
