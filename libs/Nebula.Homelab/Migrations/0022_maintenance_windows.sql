-- Planned work. Either one stretch of time (starts_at, ends_at) or a rule: cron on the clock of a time zone, with a duration.
-- running_since, running_until and turned_at say what was last put in force, so that a beginning and an end are judged and told once,
-- whichever process notices. cut_at: the occurrence that held then was ended early.
create table maintenance_windows (
    id                uuid primary key,
    title             text not null,
    text              text,
    enabled           boolean not null,
    all_monitors      boolean not null,
    monitor_ids       uuid[] not null,
    tags              text[] not null,
    starts_at         timestamptz,
    ends_at           timestamptz,
    cron              text,
    time_zone         text,
    duration_minutes  integer,
    cut_at            timestamptz,
    running_since     timestamptz,
    running_until     timestamptz,
    turned_at         timestamptz not null,
    version           integer not null default 1,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check (
        (cron is null and time_zone is null and duration_minutes is null and starts_at is not null and ends_at > starts_at)
        or (cron is not null and time_zone is not null and duration_minutes > 0 and starts_at is null and ends_at is null))
);
