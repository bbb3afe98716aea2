-- What makes cities quick to find; made after the rows, which is faster than row by row.

CREATE UNIQUE INDEX city_id ON city (id);
CREATE INDEX city_folded ON city (folded);
CREATE INDEX city_division ON city (country, division);
CREATE INDEX capital_city ON capital (city);

-- Answers `folded LIKE '%part%'` from three letters on.
CREATE VIRTUAL TABLE city_name USING fts5(
    folded, content = 'city', content_rowid = 'position', tokenize = 'trigram', detail = 'none', columnsize = 0
);
INSERT INTO city_name (city_name) VALUES ('rebuild');
