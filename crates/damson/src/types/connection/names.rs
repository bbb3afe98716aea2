//! The names of connections and edges.

use crate::types::OutputType;

/// Names the type of a connection.
///
/// ```
/// use damson::OutputType;
/// use damson::connection::ConnectionNameType;
///
/// /// `FollowerConnection`, for users beside the usual `UserConnection`.
/// struct Followers;
///
/// impl ConnectionNameType for Followers {
///     fn type_name<T: OutputType>() -> String {
///         "FollowerConnection".to_owned()
///     }
/// }
/// ```
pub trait ConnectionNameType: Send + Sync {
    /// The name of a connection of nodes of the type `T`.
    fn type_name<T: OutputType>() -> String;
}

/// Names the type of an edge.
pub trait EdgeNameType: Send + Sync {
    /// The name of an edge to a node of the type `T`.
    fn type_name<T: OutputType>() -> String;
}

/// Names the connection of `User` `UserConnection`.
pub struct DefaultConnectionName;

impl ConnectionNameType for DefaultConnectionName {
    fn type_name<T: OutputType>() -> String {
        format!("{}Connection", T::type_name())
    }
}

/// Names the edge to `User` `UserEdge`.
pub struct DefaultEdgeName;

impl EdgeNameType for DefaultEdgeName {
    fn type_name<T: OutputType>() -> String {
        format!("{}Edge", T::type_name())
    }
}
