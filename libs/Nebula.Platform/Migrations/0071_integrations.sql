-- The last test of each outside system. What there is, and whether it is set up, is asked of the code and the settings.
create table integration_tests (
    id            text primary key,
    tested_at     timestamptz not null,
    tested_by     text not null,
    works         boolean not null,
    detail        text not null,
    took_ms       integer not null,
    failing_since timestamptz
);
