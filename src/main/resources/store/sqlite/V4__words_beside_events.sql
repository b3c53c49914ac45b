-- Nothing changes here: the words, which PostgreSQL has beside the events from this version on, stay in their index.
select 1;
