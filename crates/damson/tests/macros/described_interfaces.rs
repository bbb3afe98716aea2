//! Interfaces in Juniper's way: a trait or a struct describes the fields, and the values have one of four backings.

mod accessor_methods;
mod enum_of_a_struct;
mod enum_of_a_trait;
mod lookup;
