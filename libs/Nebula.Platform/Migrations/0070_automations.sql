-- What is to be done when an event matches, and what was done.
create table automations (
    id            uuid primary key,
    name          text not null,
    description   text,
    enabled       boolean not null,
    match         jsonb not null,
    conditions    jsonb not null,
    -- What whoever saved it was allowed, and with it what its actions are.
    rights        text[] not null,
    saved_by_id   text,
    saved_by      text not null,
    paused_at     timestamptz,
    paused_reason text,
    version       integer not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create table automation_actions (
    id                  uuid primary key,
    automation_id       uuid not null references automations (id) on delete cascade,
    place               integer not null,
    kind                text not null,
    parameters          jsonb not null,
    -- Parameters that are secrets or hold some, sealed together; empty where there are none.
    sealed              bytea not null,
    sealed_names        text[] not null,
    continue_on_failure boolean not null
);
create index automation_actions_automation on automation_actions (automation_id, place);

-- One run for an automation and an event, however often the event is told.
create table automation_runs (
    id             uuid primary key,
    automation_id  uuid not null references automations (id) on delete cascade,
    event_id       uuid not null,
    event_position bigint not null,
    event_category text not null,
    event_type     text not null,
    event_title    text not null,
    state          text not null,
    reason         text,
    depth          integer not null,
    chain          text[] not null,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    -- When something is to be done for it; null when it is over.
    next_at        timestamptz,
    unique (automation_id, event_id)
);
create index automation_runs_history on automation_runs (automation_id, created_at, id);
create index automation_runs_due on automation_runs (next_at) where next_at is not null;
create index automation_runs_finished on automation_runs (finished_at) where finished_at is not null;

create table automation_run_steps (
    run_id      uuid not null references automation_runs (id) on delete cascade,
    place       integer not null,
    action_id   uuid not null,
    kind        text not null,
    state       text not null,
    attempts    integer not null,
    detail      text,
    started_at  timestamptz,
    duration_ms integer,
    primary key (run_id, place)
);
