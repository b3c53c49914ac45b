-- Nicks that are to be forgotten, in the form in which they are compared; empty once no event has it any more.
-- room: the compared name of the only room; empty for all. from_ms, until_ms: when it happened; until_ms is 0 until the order is taken up.
-- place: the last event that was looked at, as event.id has it. phase: 0 for looking through the events, 1 for tidying, 2 for done.
create table forget (
    id       bigint primary key,
    nick     text   not null,
    room     text   not null,
    from_ms  bigint not null,
    until_ms bigint not null,
    ordered  bigint not null,
    place    bigint not null,
    looked   bigint not null,
    phase    bigint not null
);

-- What became of the events of each log: how many messages were emptied, and in how many other events the nick was.
create table forgotten (
    forget   bigint not null,
    log      bigint not null,
    messages bigint not null,
    others   bigint not null,
    primary key (forget, log)
);
