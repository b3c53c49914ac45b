-- How far the holder of a claim has read in a log.
create table marker (
    log    integer not null,
    holder text not null,
    seq    integer not null,
    time   integer not null,
    primary key (log, holder)
) without rowid;

-- The sessions of the holder of a claim. began: the time since which the session's hub gives each number once.
-- ended: no later than that the hub was gone; null while the server runs that it is of.
create table visit (
    holder  text not null,
    session integer not null,
    began   integer not null,
    ended   integer,
    time    integer not null,
    primary key (holder, session, began)
) without rowid;
