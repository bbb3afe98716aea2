-- The tables with the data of the files. Older programs made them without a record of it, so they are made anew, and the program
-- fills them, since they have no version.

DELETE FROM data_version;

DROP TABLE IF EXISTS city_name;
DROP TABLE IF EXISTS capital;
DROP TABLE IF EXISTS city;
DROP TABLE IF EXISTS division;
DROP TABLE IF EXISTS border;
DROP TABLE IF EXISTS country_language;
DROP TABLE IF EXISTS country_currency;
DROP TABLE IF EXISTS country;
DROP TABLE IF EXISTS language;
DROP TABLE IF EXISTS currency;

CREATE TABLE language (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE currency (code TEXT PRIMARY KEY, name TEXT NOT NULL, symbol TEXT NOT NULL) WITHOUT ROWID, STRICT;

-- Lists and maps stand as JSON, since nobody searches them.
CREATE TABLE country (
    code TEXT PRIMARY KEY,
    alpha3 TEXT NOT NULL UNIQUE,
    numeric_code TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL, -- the name as countries are sorted by it
    official_name TEXT NOT NULL,
    native_names TEXT NOT NULL,
    translations TEXT NOT NULL,
    other_names TEXT NOT NULL,
    demonym TEXT,
    region TEXT NOT NULL,
    subregion TEXT,
    regional_group TEXT,
    area REAL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    landlocked INTEGER NOT NULL,
    independent INTEGER,
    un_member INTEGER NOT NULL,
    flag TEXT NOT NULL,
    calling_codes TEXT NOT NULL,
    domains TEXT NOT NULL
) WITHOUT ROWID, STRICT;

CREATE TABLE border (
    country TEXT NOT NULL REFERENCES country,
    neighbour TEXT NOT NULL REFERENCES country,
    PRIMARY KEY (country, neighbour)
) WITHOUT ROWID, STRICT;

CREATE TABLE country_language (
    country TEXT NOT NULL REFERENCES country,
    language TEXT NOT NULL REFERENCES language,
    PRIMARY KEY (country, language)
) WITHOUT ROWID, STRICT;

CREATE TABLE country_currency (
    country TEXT NOT NULL REFERENCES country,
    currency TEXT NOT NULL REFERENCES currency,
    PRIMARY KEY (country, currency)
) WITHOUT ROWID, STRICT;

CREATE TABLE division (
    country TEXT NOT NULL REFERENCES country,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, code)
) WITHOUT ROWID, STRICT;

-- The position of a city is its number in the order of folded names, so that paging compares positions.
CREATE TABLE city (
    position INTEGER PRIMARY KEY,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    country TEXT NOT NULL,
    division TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    FOREIGN KEY (country, division) REFERENCES division
) STRICT;

CREATE TABLE capital (
    country TEXT NOT NULL REFERENCES country,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    city INTEGER,
    PRIMARY KEY (country, place)
) WITHOUT ROWID, STRICT;

CREATE UNIQUE INDEX city_id ON city (id);
CREATE INDEX city_folded ON city (folded);
CREATE INDEX city_division ON city (country, division);
-- A page of a country's cities: the rows of a country stand in this index in the order of their positions.
CREATE INDEX city_country ON city (country, position);
CREATE INDEX capital_city ON capital (city);

-- Finds `folded LIKE '%part%'` for parts of three letters or more.
CREATE VIRTUAL TABLE city_name USING fts5(
    folded, content = 'city', content_rowid = 'position', tokenize = 'trigram', detail = 'none', columnsize = 0
);
