-- Single numbers: the run that writes at the moment (0 after a clean stop), and the next number of a log.
create table meta (
    name  text primary key,
    value bigint not null
);

-- A log is one incarnation of a room. kind: 0 for a room. durable: 1 where nobody sees what is not stored.
-- first_seq: the first number that is still kept. last_seq: no number after it was given, unless reserved_seq is larger.
create table log (
    id           bigint   primary key,
    kind         smallint not null,
    key          text     not null,
    name         text     not null,
    epoch        bigint   not null,
    created      bigint   not null,
    touched      bigint   not null,
    ended        bigint,
    durable      smallint not null,
    first_seq    bigint   not null,
    last_seq     bigint   not null,
    last_ms      bigint   not null,
    reserved_seq bigint   not null,
    state        bytea    not null
);
create unique index log_open on log (kind, key) where ended is null;

-- id: the number of the log times 2^36, and the number within it. kind: 1 for what people said for people to see.
create table event (
    id   bigint   primary key,
    time bigint   not null,
    kind smallint not null,
    nick text     not null,
    body bytea    not null
);
create index event_speech on event (id) where kind = 1;

-- Numbers of a log that no event is kept under, and how many events there may have been.
create table gap (
    log      bigint not null,
    from_seq bigint not null,
    to_seq   bigint not null,
    most     bigint not null,
    primary key (log, from_seq)
);

-- The words of what people said, as the server makes them of it; the row is the event's. The index takes rows in bulk; those that wait for
-- that are put into it before each search, so there are never many.
create table words (
    rowid bigint   primary key,
    body  tsvector not null
);
create index words_body on words using gin (body) with (fastupdate = on, gin_pending_list_limit = 4096);
