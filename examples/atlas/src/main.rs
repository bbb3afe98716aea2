//! The program: reads its arguments, opens the database, and serves.

mod arguments;

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use arguments::{HELP, Options, Task};
use atlas::database::{Address, Database, Opened};
use atlas::executor::AtlasExecutor;
use atlas::log::say;
use atlas::{Visits, log, schema, server};
use damson_axum::Ended;

/// The time between two checks of the database.
const WATCH: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> ExitCode {
    run().await.unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "error: {error}"); // the exit code reports the failure too
        ExitCode::FAILURE
    })
}

async fn run() -> Result<ExitCode, Box<dyn Error>> {
    match arguments::parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n\n{HELP}"))? {
        Task::Help => say(HELP.trim_end()),
        Task::PrintSchema => say(schema::builder().finish().sdl().trim_end()),
        Task::Serve(options) => return serve(options).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(options: Options) -> Result<ExitCode, Box<dyn Error>> {
    // The address comes first: without it, the program does not need to build a database.
    let listener = server::listen(&options.listen).await?;
    let database = open(&address(options.database)?).await?;
    let schema = schema::build(database.clone(), visits(options.redis).await?);
    let _log = log::begin();
    tokio::spawn(watch(database.clone()));
    let address = listener.local_addr()?;
    let executor = AtlasExecutor::new(schema, database.clone()).count_queries(options.development);
    // Signals count before the message: a script may stop the program as soon as it reads it.
    let server = server::serve(listener, executor, options.grace).until_signal();
    say(format_args!("Atlas is ready: open http://{address} in a browser. Ctrl-C stops it."));
    match server.await {
        Ended::Done => database.close().await,
        Ended::AtOnce => return Ok(ExitCode::FAILURE),
    }
    Ok(ExitCode::SUCCESS)
}

/// Logs when the database begins to fail, and when it works again.
async fn watch(database: Database) {
    let mut wrong = None;
    loop {
        let found = database.check().await.err().map(|refusal| refusal.to_string());
        match &found {
            Some(found) if wrong.is_none() => tracing::error!("{found}"),
            None if wrong.is_some() => tracing::info!("The database works again."),
            _ => {}
        }
        wrong = found;
        tokio::time::sleep(WATCH).await;
    }
}

/// The address of the database: that of the arguments, that of the environment, or a file beside the program.
fn address(given: Option<OsString>) -> Result<Address, Box<dyn Error>> {
    match given.or_else(|| std::env::var_os("ATLAS_DATABASE_URL").filter(|it| !it.is_empty())) {
        Some(address) => Ok(Address::parse(address)?),
        None => Ok(std::env::current_exe()?.with_file_name("atlas.db").into()),
    }
}

/// The visits: on the Redis server of the arguments or of the environment, or on this server alone.
async fn visits(given: Option<String>) -> Result<Visits, Box<dyn Error>> {
    match given.or_else(|| std::env::var("ATLAS_REDIS_URL").ok().filter(|it| !it.is_empty())) {
        Some(url) => Ok(Visits::on_redis(&url).await?),
        None => Ok(Visits::here()),
    }
}

async fn open(address: &Address) -> Result<Database, Box<dyn Error>> {
    let start = Instant::now();
    let (database, opened) = Database::open(address).await?;
    if let Opened::Built { vanished } = opened {
        say(format_args!("Built the database {address} in {:.1} s.", start.elapsed().as_secs_f32()));
        if vanished > 0 {
            say(format_args!("{vanished} saved places are not in the new data and were removed from their lists."));
        }
    }
    Ok(database)
}
