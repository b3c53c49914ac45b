-- Accounts. Times are in milliseconds since 1970; 0 is never.
create table account (
    -- No number is given again, also after an account is deleted: what was kept under it isn't inherited.
    id bigint generated always as identity primary key,
    key text not null unique,
    name text not null,
    is_bot smallint not null default 0,
    -- Of the password; null if there is none.
    credential text,
    grants text not null default '',
    created bigint not null,
    seen bigint not null default 0,
    suspended_until bigint not null default 0,
    reason text not null default '',
    -- What the owner tells of itself, as a JSON object of texts.
    properties text not null default '{}'
);

-- The nicks that are an account's own; its name is the first. The skeleton is what look-alikes have in common.
create table nick (
    key text primary key,
    skeleton text not null unique,
    account bigint not null
);

create index nick_account on nick (account);

create table token (
    id bigint generated always as identity primary key,
    -- SHA-256 of the token, which nobody keeps.
    hash bytea not null unique,
    account bigint not null,
    label text not null,
    created bigint not null,
    expires bigint not null default 0,
    used bigint not null default 0
);

create index token_account on token (account);

create table certificate (
    -- SHA-256 of its DER form.
    fingerprint bytea primary key,
    account bigint not null,
    created bigint not null
);

create index certificate_account on certificate (account);

-- The rooms that belong to accounts.
create table owned_room (
    -- The folded name.
    key text primary key,
    name text not null,
    account bigint not null,
    since bigint not null
);

create index owned_room_account on owned_room (account);

-- What was done to accounts, and by whom; no secret is in it.
create table audit (
    id bigint generated always as identity primary key,
    time bigint not null,
    actor text not null,
    action text not null,
    target text not null,
    -- The folded target, by which it is found.
    target_key text not null,
    detail text not null default ''
);

create index audit_target on audit (target_key, id);

insert into meta (name, value) values ('accounts_changed', 0) on conflict do nothing;
