-- The indexes of cities; made after the rows, which is faster than adding row by row.

CREATE UNIQUE INDEX city_id ON city (id);
CREATE INDEX city_folded ON city (folded);
CREATE INDEX city_division ON city (country, division);
CREATE INDEX capital_city ON capital (city);

-- Finds `folded LIKE '%part%'` for parts of three letters or more.
CREATE VIRTUAL TABLE city_name USING fts5(
    folded, content = 'city', content_rowid = 'position', tokenize = 'trigram', detail = 'none', columnsize = 0
);
INSERT INTO city_name (city_name) VALUES ('rebuild');
