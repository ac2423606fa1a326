CREATE TABLE flights (
    day date,
    sched_hour integer,
    carrier text,
    flight integer,
    origin text,
    dest text,
    distance integer,
    temperature real,
    wind_speed real,
    precip real,
    visib real,
    dep_delay integer,
    arr_delay integer
);
