//! The program: reads its arguments, opens the database, serves.

mod arguments;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use arguments::{HELP, Options, Task};
use atlas::database::{Database, Opened};
use atlas::{schema, server};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    match arguments::parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n\n{HELP}"))? {
        Task::Help => print!("{HELP}"),
        Task::PrintSchema => print!("{}", schema::builder().finish().sdl()),
        Task::Serve(options) => serve(options).await?,
    }
    Ok(())
}

async fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    // The address first: whoever cannot serve need not build a database.
    let listener = server::listen(&options.listen).await?;
    let database = open(&options.database.map_or_else(beside_program, Ok)?).await?;
    let schema = schema::build(database.clone()).await?;
    println!("Atlas is ready: open http://{} in a browser. Ctrl-C stops it.", listener.local_addr()?);
    server::serve(listener, schema).await?;
    database.close().await;
    Ok(())
}

fn beside_program() -> io::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("atlas.db"))
}

async fn open(path: &Path) -> Result<Database, Box<dyn Error>> {
    let start = Instant::now();
    let (database, opened) = Database::open(path).await?;
    if let Opened::Built { vanished } = opened {
        println!("Built the database {} in {:.1} s.", path.display(), start.elapsed().as_secs_f32());
        if vanished > 0 {
            println!("{vanished} saved places are not in the new data and were removed from their lists.");
        }
    }
    Ok(database)
}
