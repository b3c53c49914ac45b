-- Single numbers: the run that writes at the moment (0 after a clean stop), and the next number of a log.
create table meta (
    name  text primary key,
    value integer not null
) without rowid;

-- A log is one incarnation of a room. kind: 0 for a room. durable: 1 where nobody sees what is not stored.
-- first_seq: the first number that is still kept. last_seq: no number after it was given, unless reserved_seq is larger.
create table log (
    id           integer primary key,
    kind         integer not null,
    key          text    not null,
    name         text    not null,
    epoch        integer not null,
    created      integer not null,
    touched      integer not null,
    ended        integer,
    durable      integer not null,
    first_seq    integer not null,
    last_seq     integer not null,
    last_ms      integer not null,
    reserved_seq integer not null,
    state        blob    not null
);
create unique index log_open on log (kind, key) where ended is null;

-- id: the number of the log times 2^36, and the number within it. kind: 1 for what people said for people to see.
create table event (
    id   integer primary key,
    time integer not null,
    kind integer not null,
    nick text    not null,
    body blob    not null
);
create index event_speech on event (id) where kind = 1;

-- Numbers of a log that no event is kept under, and how many events there may have been.
create table gap (
    log      integer not null,
    from_seq integer not null,
    to_seq   integer not null,
    most     integer not null,
    primary key (log, from_seq)
) without rowid;

-- The words of what people said, as the server makes them of it; the row is the event's.
create virtual table words using fts5(
    body, content='', contentless_delete=1, detail=none, tokenize='ascii'
);
