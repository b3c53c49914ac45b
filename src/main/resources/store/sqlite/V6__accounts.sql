-- Accounts. Times are in milliseconds since 1970; 0 is never.
create table account (
    -- No number is given again, also after an account is deleted: what was kept under it isn't inherited.
    id integer primary key autoincrement,
    key text not null unique,
    name text not null,
    is_bot integer not null default 0,
    -- Of the password; null if there is none.
    credential text,
    -- How many passwords it had before: sessions that began under an earlier one end.
    edition integer not null default 0,
    grants text not null default '',
    created integer not null,
    seen integer not null default 0,
    suspended_until integer not null default 0,
    reason text not null default '',
    -- What the owner tells of itself, as a JSON object of texts.
    properties text not null default '{}'
);

-- The nicks that are an account's own; its name is the first. The skeleton is what look-alikes have in common.
create table nick (
    key text primary key,
    skeleton text not null unique,
    account integer not null
) without rowid;

create index nick_account on nick (account);

create table token (
    id integer primary key autoincrement,
    -- SHA-256 of the token, which nobody keeps.
    hash blob not null unique,
    account integer not null,
    label text not null,
    -- Whether somebody stays logged in by it: another password revokes it, and not what was made for programs.
    is_login integer not null default 0,
    created integer not null,
    expires integer not null default 0,
    used integer not null default 0
);

create index token_account on token (account);

create table certificate (
    -- SHA-256 of its DER form.
    fingerprint blob primary key,
    account integer not null,
    created integer not null
) without rowid;

create index certificate_account on certificate (account);

-- The rooms that belong to accounts.
create table owned_room (
    -- The folded name.
    key text primary key,
    name text not null,
    account integer not null,
    since integer not null
) without rowid;

create index owned_room_account on owned_room (account);

-- Who has an account by the word of a provider: the provider's names for itself and for somebody, which are nobody else's.
create table subject (
    issuer text not null,
    id text not null,
    account integer not null,
    created integer not null,
    primary key (issuer, id)
) without rowid;

create index subject_account on subject (account);

-- By what people may make accounts where not everybody may.
create table invitation (
    id integer primary key autoincrement,
    -- SHA-256 of the code, which nobody keeps.
    hash blob not null unique,
    label text not null,
    -- How many accounts can still be made by it.
    uses integer not null,
    created integer not null,
    expires integer not null default 0
);

-- What was done to accounts, and by whom; no secret is in it.
create table audit (
    id integer primary key autoincrement,
    time integer not null,
    actor text not null,
    action text not null,
    target text not null,
    -- The folded target, by which it is found.
    target_key text not null,
    detail text not null default ''
);

create index audit_target on audit (target_key, id);

-- Who is kept off the server: at most one ban for each target.
create table ban (
    -- The folded target.
    key text primary key,
    target text not null,
    reason text not null,
    actor text not null,
    since integer not null,
    -- The largest number there is for one that doesn't end by itself.
    until integer not null
) without rowid;

insert into meta (name, value) values ('accounts_changed', 0) on conflict do nothing;

-- What people with accounts have said to one another alone, and what was said to them: a row for each side that has an account.
create table mail (
    account integer not null,
    -- The other side's folded nick, by which the conversation is named.
    peer text not null,
    -- Of the message's name: its time, and its key as that of an event.
    time integer not null,
    message integer not null,
    -- 1 for what was said for people to see, 2 for signals between programs, 3 for so many that could not be kept.
    kind integer not null,
    -- The folded nick of who said it.
    sender text not null,
    -- The account of the other side; 0 for none.
    other integer not null,
    -- While the owner was not here and has not collected it: the account of who said it, 0 for a guest.
    waits integer,
    body blob not null,
    primary key (account, peer, time, message)
) without rowid;

create index mail_time on mail (account, time);

create index mail_waits on mail (account, waits) where waits is not null;

-- With whom an account has talked. name: the nick as it was written last. last: when; read: up to when the owner has read.
create table correspondence (
    account integer not null,
    peer text not null,
    name text not null,
    last integer not null,
    read integer not null,
    primary key (account, peer)
) without rowid;

create index correspondence_last on correspondence (account, last);

-- The accounts in whose mailboxes something is, and how much, or nearly so.
create table mailbox (
    account integer primary key,
    messages integer not null
);

-- For how many days the room says that it is kept; 0 for as long as the server keeps it.
alter table log add column keep_days integer not null default 0;
