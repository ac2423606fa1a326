CREATE TABLE flights (
    day date,
    carrier text,
    flight integer,
    origin text,
    dest text,
    arr_delay integer,
    PRIMARY KEY (day, carrier, flight, origin)
);
