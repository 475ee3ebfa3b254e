-- How many backups are kept in fact: when fewer are to be kept, those that were kept before stay for some days more.
create table backup_keep (
    one           boolean primary key default true check (one),
    daily         integer not null,
    weekly        integer not null,
    monthly       integer not null,
    lowered_at    timestamptz
);
