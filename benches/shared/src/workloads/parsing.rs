//! Parsing alone: an operation as clients send it, and a schema of about one megabyte.

use std::fmt::Write;

use super::Case;

/// The cases of the parsers.
pub fn cases() -> Vec<Case> {
    vec![Case::new("parser", "operation", OPERATION).cold_only(), Case::new("parser", "sdl", schema(1_000)).cold_only()]
}

const OPERATION: &str = r#"
query Dashboard($login: String!, $first: Int = 20, $after: String, $labels: [String!] = ["bug", "p1"], $full: Boolean!) {
  viewer { id login avatarUrl(size: 64) }
  repositoryOwner(login: $login) {
    __typename
    ... on Organization { name description membersWithRole(first: 5) { totalCount } }
    ... on User { name bio company followers { totalCount } }
    repositories(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }, isFork: false) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        cursor
        node {
          ...RepositoryCard
          openIssues: issues(states: [OPEN], labels: $labels, first: 3) {
            totalCount
            nodes { ...IssueLine }
          }
          closedIssues: issues(states: [CLOSED], first: 1, filterBy: { since: "2026-01-01T00:00:00Z", weight: 1.5e0 }) {
            totalCount
          }
          readme: object(expression: "HEAD:README.md") @include(if: $full) {
            ... on Blob { text byteSize isTruncated }
          }
        }
      }
    }
  }
  rateLimit { limit cost remaining resetAt }
}

fragment RepositoryCard on Repository {
  id name nameWithOwner url description(limit: 140) isPrivate isArchived stargazerCount forkCount
  primaryLanguage { name color }
  licenseInfo { spdxId name } # shown below the name
  defaultBranchRef { name target { ... on Commit { oid committedDate history(first: 1) { totalCount } } } }
}

fragment IssueLine on Issue {
  id number title state createdAt updatedAt
  author { login ... on User { name } ... on Bot { databaseId } }
  labels(first: 10) { nodes { name color description } }
  comments(last: 2) @skip(if: false) { totalCount nodes { id bodyText author { login } } }
}
"#;

/// A schema of `groups` groups: an object, an interface, an input object, an enum and a union each.
fn schema(groups: usize) -> String {
    let mut sdl = String::from(
        "schema { query: Object0 mutation: Object1 }\n\ndirective @cost(weight: Int! = 1) on FIELD_DEFINITION\n\n",
    );
    for n in 0..groups {
        write_group(&mut sdl, n, (n + 1) % groups).expect("writing to a string does not fail");
    }
    sdl
}

fn write_group(sdl: &mut String, n: usize, next: usize) -> std::fmt::Result {
    write!(
        sdl,
        r#""""
Objects of kind {n}: what they are, where they come from,
and why one would ask for them.
"""
type Object{n} implements Node{n} & Node{next} @cost(weight: {n}) {{
  "Its identity."
  id: ID!
  "Its name, in the language that the client prefers."
  name(language: String = "en", fallback: Boolean! = true): String!
  createdAt: DateTime! @deprecated(reason: "Use `times`.")
  related(first: Int = 10, after: String, where: Input{n}, orderBy: [Order{n}!] = [NAME, CREATED]): [Object{next}!]!
  either: Either{n} @cost(weight: 5)
}}

interface Node{n} {{
  id: ID!
  name(language: String = "en", fallback: Boolean! = true): String!
}}

"Narrows what `related` lists."
input Input{n} {{
  name: String = "anything"
  and: [Input{next}!]
  not: Input{n}
  between: [Float!] = [0.5, 1.5e3]
  point: Point{n} = {{ x: 1, y: -2 }}
}}

input Point{n} {{ x: Int! y: Int! }}

enum Order{n} {{
  "By name."
  NAME
  CREATED
  UPDATED @deprecated
}}

union Either{n} = Object{n} | Object{next}

"#
    )
}
