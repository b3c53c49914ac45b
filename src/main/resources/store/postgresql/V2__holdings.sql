-- How far the holder of a claim has read in a log.
create table marker (
    log    bigint not null,
    holder text not null,
    seq    bigint not null,
    time   bigint not null,
    primary key (log, holder)
);

-- The sessions of the holder of a claim. began: the time since which the session's hub gives each number once.
-- ended: no later than that the hub was gone; null while the server runs that it is of.
create table visit (
    holder  text not null,
    session bigint not null,
    began   bigint not null,
    ended   bigint,
    time    bigint not null,
    primary key (holder, session, began)
);
