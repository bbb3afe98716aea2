//! The tables, version by version: the scripts of `migrations/`, applied by sqlx. A script that was published is never changed.

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use super::session::{Connection, Session};
use super::statement::{Dialect, Statement};

/// The table in which sqlx records the applied scripts.
const RECORD: &str = "_sqlx_migrations";

/// A script: its version, its name, and its text for SQLite and for PostgreSQL.
type Script = (i64, &'static str, [&'static str; 2]);

macro_rules! script {
    ($version:literal, $name:literal) => {
        (
            $version,
            $name,
            [
                include_str!(concat!("../../migrations/sqlite/", $version, "_", $name, ".sql")),
                include_str!(concat!("../../migrations/postgres/", $version, "_", $name, ".sql")),
            ],
        )
    };
}

const SCRIPTS: [Script; 2] = [script!(1, "lists"), script!(2, "reference")];

/// Whether all scripts of this program are applied, and no others.
pub(super) async fn are_applied(session: &mut Session<'_>) -> sqlx::Result<bool> {
    let recorded = match session.dialect() {
        Dialect::Sqlite => "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = $1)",
        // `to_regclass` would answer as before the wait for a lock.
        Dialect::Postgres => {
            "SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1)"
        }
    };
    if !session.one::<bool>(Statement::new(recorded).with(RECORD)).await? {
        return Ok(false);
    }
    let versions: Vec<i64> =
        session.all(Statement::new(format!("SELECT version FROM {RECORD} ORDER BY version"))).await?;
    Ok(versions.iter().eq(SCRIPTS.iter().map(|(version, ..)| version)))
}

/// Applies the scripts that are not applied yet, within the transaction of the caller.
pub(super) async fn apply(session: &mut Session<'_>) -> Result<(), MigrateError> {
    let mut migrator = Migrator::with_migrations(migrations(session.dialect()));
    migrator.set_locking(false); // the transaction has the lock
    match &mut session.connection {
        Connection::Sqlite(connection) => migrator.run_direct(None, &mut **connection, false).await,
        Connection::Postgres(connection) => migrator.run_direct(None, &mut **connection, false).await,
    }
}

/// The texts of the scripts.
pub(super) fn scripts(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    SCRIPTS.into_iter().map(move |(.., texts)| texts[dialect as usize])
}

fn migrations(dialect: Dialect) -> Vec<Migration> {
    let texts = SCRIPTS.into_iter().zip(scripts(dialect));
    texts
        .map(|((version, name, _), text)| {
            Migration::new(version, name.into(), MigrationType::Simple, text.into_sql_str(), false)
        })
        .collect()
}
