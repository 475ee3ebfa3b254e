-- What the feed page filters by, beside what 0002 has. Words of titles are found by their beginnings, in any language.
create index events_source on events (source, position);
create index events_type on events (type, position);
create index events_severity on events (severity, position);
create index events_words on events using gin (to_tsvector('simple', title));

-- Dead letters are few among many rows, and paged in this order.
create index event_retries_dead_order on event_retries (position, handler) where dead_at is not null;
