//! The program's arguments.

use std::ffi::OsString;
use std::time::Duration;

use atlas::server::GRACE;
use lexopt::prelude::{Long, Short, ValueExt};

pub(crate) const HELP: &str = "\
Serves the countries and cities of the world as a GraphQL API, with GraphiQL to try it in.

Usage: atlas [OPTIONS]

Options:
      --listen HOST:PORT   the address of the server [default: 127.0.0.1:8000]
      --database PATH      the database file, made if it does not exist; or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`
                           [default: ATLAS_DATABASE_URL, or else atlas.db next to the program]
      --redis URL          tells visits to all servers with this Redis server [default: ATLAS_REDIS_URL, or else this server alone]
      --grace SECONDS      the time for running requests when the program stops [default: 5]
      --development        show in each response how many queries of the database it took
      --schema             print the schema and stop
  -h, --help               print this and stop

Environment:
  ATLAS_DATABASE_URL       the database, as for --database; here a password is not seen by other users of the machine
  ATLAS_REDIS_URL          the Redis server, as for --redis
";

/// The task of the program.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Task {
    Help,
    PrintSchema,
    Serve(Options),
}

/// The options for serving.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Options {
    pub(crate) listen: String,
    /// The address of the database. `None`: that of the environment.
    pub(crate) database: Option<OsString>,
    /// The URL of the Redis server. `None`: that of the environment.
    pub(crate) redis: Option<String>,
    /// The time for running requests when the program stops.
    pub(crate) grace: Duration,
    /// Whether each response shows the number of its queries.
    pub(crate) development: bool,
}

pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let listen = "127.0.0.1:8000".to_owned();
    let mut options = Options { listen, database: None, redis: None, grace: GRACE, development: false };
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("schema") => return Ok(Task::PrintSchema),
            Long("listen") => options.listen = arguments.value()?.string()?,
            Long("database") => options.database = Some(arguments.value()?),
            Long("redis") => options.redis = Some(arguments.value()?.string()?),
            Long("grace") => options.grace = Duration::from_secs(arguments.value()?.parse()?),
            Long("development") => options.development = true,
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Task::Serve(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Task, String> {
        parse(lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
    }

    #[test]
    fn options_are_read_in_both_forms() {
        let grace = Duration::from_secs(9);
        let (listen, database) = ("[::1]:9000".to_owned(), Some("my.db".into()));
        let redis = Some("redis://cache".to_owned());
        let options = Options { listen, database, redis, grace, development: true };
        let expected = Ok(Task::Serve(options));
        let given =
            ["--listen", "[::1]:9000", "--database=my.db", "--redis=redis://cache", "--grace", "9", "--development"];
        assert_eq!(parsed(&given), expected);
    }

    #[test]
    fn an_unknown_option_is_refused_by_name() {
        assert_eq!(parsed(&["--port", "80"]), Err("invalid option '--port'".to_owned()));
    }
}
