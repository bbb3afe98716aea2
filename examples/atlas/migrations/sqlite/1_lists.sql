-- The data of the user. It is kept when the rest is built again, so it has no references to the rest.

CREATE TABLE IF NOT EXISTS place_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE, -- the name as it is compared with those of other lists
    description TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS saved_place (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    list INTEGER NOT NULL REFERENCES place_list ON DELETE CASCADE,
    country TEXT,
    city INTEGER,
    note TEXT,
    UNIQUE (list, country),
    UNIQUE (list, city),
    CHECK ((country IS NULL) <> (city IS NULL))
) STRICT;

CREATE TABLE IF NOT EXISTS data_version (fingerprint INTEGER NOT NULL) STRICT;

PRAGMA application_id = 1098148979; -- the letters `Atls`; a file of another program has another number
