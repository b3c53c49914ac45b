-- words: of what people said, as the server makes them of it; null for what is not to be found by words. The index takes rows in bulk;
-- those that wait for that are put into it before each search, so there are never many.
alter table event add column words tsvector;
update event set words = words.body from words where words.rowid = event.id;
drop table words;
create index event_words on event using gin (words)
    with (fastupdate = on, gin_pending_list_limit = 4096) where words is not null;
