//! The syntax tree: flat pools of nodes in one [`Document`], addressed by small typed ids.
//!
//! A node holds its children as a [`List`] (a run in the pool of their type) and its texts as [`Span`]s; indexing the
//! document turns either into what it stands for: `document[field.arguments]` is a `&[Argument]`, `document[field.name]`
//! a `&str`. Nothing here is recursive: dropping or cloning a tree of any depth uses no stack.

use std::marker::PhantomData;
use std::ops::Index;

use crate::Span;

mod executable;
mod type_system;
mod value;

pub use executable::*;
pub use type_system::*;
pub use value::*;

/// A name in the source text. See [Names](https://spec.graphql.org/September2026/#sec-Names).
///
/// Index the document with it to read it: `&document[name]`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Name(pub Span);

/// A run of nodes of one type in the document's pool for that type.
pub struct List<T> {
    start: u32,
    len: u32,
    nodes: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// No nodes.
    pub const EMPTY: Self = List { start: 0, len: 0, nodes: PhantomData };

    /// The run of `len` nodes from `start`.
    #[inline]
    pub(crate) fn new(start: usize, len: usize) -> Self {
        List { start: start as u32, len: len as u32, nodes: PhantomData }
    }

    /// The number of nodes.
    #[inline]
    pub fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The index of the first node in its pool; with the pool's order this makes a node's identity.
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }
}

impl<T> Clone for List<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for List<T> {}
impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.len) == (other.start, other.len)
    }
}
impl<T> Eq for List<T> {}
impl<T> std::hash::Hash for List<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.len).hash(state);
    }
}
impl<T> std::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.start + self.len)
    }
}
impl<T> Default for List<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// A parsed document: the source text and the nodes that were read from it.
/// See [Document](https://spec.graphql.org/September2026/#sec-Document).
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub(crate) source: Box<str>,
    /// The definitions in source order.
    pub(crate) definitions: Vec<Definition>,
    pub(crate) pools: Pools,
}

/// One pool for every type of node that appears in lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pools {
    pub(crate) selections: Vec<Selection>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) directives: Vec<Directive>,
    pub(crate) values: Vec<Value>,
    pub(crate) object_fields: Vec<ObjectField>,
    pub(crate) variable_definitions: Vec<VariableDefinition>,
    pub(crate) wrappers: Vec<Wrapper>,
    pub(crate) names: Vec<Name>,
    pub(crate) operation_types: Vec<OperationTypeDefinition>,
    pub(crate) field_definitions: Vec<FieldDefinition>,
    pub(crate) input_value_definitions: Vec<InputValueDefinition>,
    pub(crate) enum_value_definitions: Vec<EnumValueDefinition>,
}

impl Document {
    /// The text this document was parsed from.
    #[inline]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// All definitions in source order.
    #[inline]
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// The operations in source order.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.definitions.iter().filter_map(|definition| match definition {
            Definition::Operation(operation) => Some(operation),
            _ => None,
        })
    }

    /// The fragment definitions in source order.
    pub fn fragments(&self) -> impl Iterator<Item = &FragmentDefinition> {
        self.definitions.iter().filter_map(|definition| match definition {
            Definition::Fragment(fragment) => Some(fragment),
            _ => None,
        })
    }

    /// All selections of the document in one slice, children before parents; a walk that needs no order needs no stack.
    #[inline]
    pub fn selections(&self) -> &[Selection] {
        &self.pools.selections
    }
}

impl Document {
    /// How many bytes the document holds on the heap: its text and room for its nodes.
    ///
    /// ```
    /// let document = damson_syntax::parse("{ hero { name } }")?;
    /// assert!(document.heap_size() > document.source().len());
    /// # Ok::<(), damson_syntax::SyntaxError>(())
    /// ```
    pub fn heap_size(&self) -> usize {
        self.source.len() + room(&self.definitions) + self.pools.heap_size()
    }

    /// Gives back the memory that parsing reserved and did not use. Worth it for a document that is kept.
    pub fn shrink_to_fit(&mut self) {
        self.definitions.shrink_to_fit();
        self.pools.shrink_to_fit();
    }
}

fn room<T>(nodes: &Vec<T>) -> usize {
    nodes.capacity() * size_of::<T>()
}

impl Index<Span> for Document {
    type Output = str;
    #[inline]
    fn index(&self, span: Span) -> &str {
        &self.source[span.range()]
    }
}

impl Index<Name> for Document {
    type Output = str;
    #[inline]
    fn index(&self, name: Name) -> &str {
        &self.source[name.0.range()]
    }
}

/// A node that appears in lists.
pub(crate) trait Pooled: Sized {
    /// The pool that holds all nodes of this type.
    fn pool(pools: &mut Pools) -> &mut Vec<Self>;
}

macro_rules! pools {
    ($($node:ty => $pool:ident),* $(,)?) => {
        impl Pools {
            fn heap_size(&self) -> usize {
                [$(room(&self.$pool)),*].into_iter().sum()
            }

            fn shrink_to_fit(&mut self) {
                $(self.$pool.shrink_to_fit();)*
            }
        }

        $(
            impl Pooled for $node {
                #[inline]
                fn pool(pools: &mut Pools) -> &mut Vec<Self> {
                    &mut pools.$pool
                }
            }

            impl Index<List<$node>> for Document {
                type Output = [$node];
                #[inline]
                fn index(&self, list: List<$node>) -> &[$node] {
                    &self.pools.$pool[list.start as usize..(list.start + list.len) as usize]
                }
            }
        )*
    };
}

pools! {
    Selection => selections,
    Argument => arguments,
    Directive => directives,
    Value => values,
    ObjectField => object_fields,
    VariableDefinition => variable_definitions,
    Wrapper => wrappers,
    Name => names,
    OperationTypeDefinition => operation_types,
    FieldDefinition => field_definitions,
    InputValueDefinition => input_value_definitions,
    EnumValueDefinition => enum_value_definitions,
}
