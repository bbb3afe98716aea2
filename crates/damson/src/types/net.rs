//! Addresses of the internet protocol.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::text_scalar::text_scalar;

const IP_ADDRESS: &str = "https://en.wikipedia.org/wiki/IP_address";

text_scalar! {
    IpAddr as "IpAddr", "An address of IPv4 or IPv6: `192.0.2.1`, `2001:db8::1`.", IP_ADDRESS;
    |text| text.parse::<IpAddr>();
    |address| address;
}

text_scalar! {
    Ipv4Addr as "Ipv4Addr", "An address of IPv4: `192.0.2.1`.", IP_ADDRESS;
    |text| text.parse::<Ipv4Addr>();
    |address| address;
}

text_scalar! {
    Ipv6Addr as "Ipv6Addr", "An address of IPv6: `2001:db8::1`.", IP_ADDRESS;
    |text| text.parse::<Ipv6Addr>();
    |address| address;
}

text_scalar! {
    SocketAddr as "SocketAddr", "An address of IPv4 or IPv6 with a port: `192.0.2.1:80`, `[2001:db8::1]:80`.";
    |text| text.parse::<SocketAddr>();
    |address| address;
}
