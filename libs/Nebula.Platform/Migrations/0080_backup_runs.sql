-- Backups that this installation makes by itself: what was tried, and which files are its own to remove.
create table backup_runs (
    id           uuid primary key,
    origin       text not null check (origin in ('schedule', 'request')),
    state        text not null check (state in ('waiting', 'running', 'made', 'failed')),
    requested_at timestamptz not null,
    requested_by text not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    backup_id    uuid,
    file         text,
    bytes        bigint,
    rows         bigint,
    opens_with   text,
    has_keys     boolean,
    error_code   text,
    error        text,
    -- When retention took the file away; the row stays as the history.
    removed_at   timestamptz
);

-- One at a time, whoever wants it.
create unique index backup_runs_open on backup_runs ((true)) where state in ('waiting', 'running');
create index backup_runs_ended on backup_runs (ended_at desc);
create index backup_runs_kept on backup_runs (ended_at desc) where state = 'made' and removed_at is null;

-- Since when the present schedule counts, so that setting one does not find years of missed backups.
create table backup_schedule (
    one         boolean primary key default true check (one),
    schedule    text not null,
    since       timestamptz not null,
    -- The moment whose backup is overdue and was told to be.
    overdue_for timestamptz
);
