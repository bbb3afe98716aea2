-- The tables with the data of the files. The program fills them, since they have no version. Texts by which rows are sorted are
-- in the order of their bytes, as in SQLite.

CREATE TABLE language (code TEXT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL);

CREATE TABLE currency (code TEXT COLLATE "C" PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, symbol TEXT NOT NULL);

-- Lists and maps stand as JSON, since nobody searches them.
CREATE TABLE country (
    code TEXT PRIMARY KEY,
    alpha3 TEXT NOT NULL UNIQUE,
    numeric_code TEXT,
    name TEXT NOT NULL,
    folded TEXT COLLATE "C" NOT NULL, -- the name as countries are sorted by it
    official_name TEXT NOT NULL,
    native_names TEXT NOT NULL,
    translations TEXT NOT NULL,
    other_names TEXT NOT NULL,
    demonym TEXT,
    region TEXT NOT NULL,
    subregion TEXT,
    regional_group TEXT,
    area DOUBLE PRECISION,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    landlocked BOOLEAN NOT NULL,
    independent BOOLEAN,
    un_member BOOLEAN NOT NULL,
    flag TEXT NOT NULL,
    calling_codes TEXT NOT NULL,
    domains TEXT NOT NULL
);

CREATE TABLE border (
    country TEXT NOT NULL REFERENCES country,
    neighbour TEXT NOT NULL REFERENCES country,
    PRIMARY KEY (country, neighbour)
);

CREATE TABLE country_language (
    country TEXT NOT NULL REFERENCES country,
    language TEXT NOT NULL REFERENCES language,
    PRIMARY KEY (country, language)
);

CREATE TABLE country_currency (
    country TEXT NOT NULL REFERENCES country,
    currency TEXT NOT NULL REFERENCES currency,
    PRIMARY KEY (country, currency)
);

CREATE TABLE division (
    country TEXT NOT NULL REFERENCES country,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (country, code)
);

-- The position of a city is its number in the order of folded names, so that paging compares positions.
CREATE TABLE city (
    position BIGINT PRIMARY KEY,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT COLLATE "C" NOT NULL,
    country TEXT NOT NULL,
    division TEXT NOT NULL,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    FOREIGN KEY (country, division) REFERENCES division
);

CREATE TABLE capital (
    country TEXT NOT NULL REFERENCES country,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    city BIGINT,
    PRIMARY KEY (country, place)
);

CREATE UNIQUE INDEX city_id ON city (id);
CREATE INDEX city_folded ON city (folded);
CREATE INDEX city_division ON city (country, division);
-- A page of a country's cities: the rows of a country stand in this index in the order of their positions.
CREATE INDEX city_country ON city (country, position);
CREATE INDEX capital_city ON capital (city);
