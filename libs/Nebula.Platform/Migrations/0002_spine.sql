-- What happened, in one row of positions. A reader pages by position: one is given only while the row in event_feed is
-- locked, so that positions become visible in their order and none is ever skipped over.
create table event_feed (
    only_row boolean primary key default true check (only_row),
    position bigint not null
);
insert into event_feed (position) values (0);

create table events (
    position    bigint primary key,
    id          uuid not null unique,
    occurred_at timestamptz not null,
    category    text not null,
    type        text not null,
    severity    text not null,
    source      text not null,
    title       text not null,
    subject     text,
    story       text,
    story_phase text,
    actor       text,
    data        jsonb not null
);
create index events_category on events (category, position);
create index events_subject on events (subject, position) where subject is not null;
create index events_story on events (story, position) where story is not null;
create index events_occurred_at on events using brin (occurred_at);

-- How far each handler has come, and what it could not do: retried until it is dead, then for a person to see and retry.
create table event_handlers (
    name     text primary key,
    position bigint not null
);
create table event_retries (
    handler    text not null,
    position   bigint not null references events (position) on delete cascade,
    attempts   integer not null,
    next_at    timestamptz,
    error      text not null,
    failed_at  timestamptz not null,
    -- Set when it is given up; next_at is null then.
    dead_at    timestamptz,
    primary key (handler, position)
);
create index event_retries_due on event_retries (next_at) where next_at is not null;
create index event_retries_dead on event_retries (dead_at) where dead_at is not null;

-- Who did what. Each row's hash covers the row and the hash before it: nothing can be changed or taken out unseen.
create table audit_log (
    seq          bigint primary key,
    id           uuid not null unique,
    occurred_at  timestamptz not null,
    actor_kind   text not null,
    actor_id     text,
    actor_name   text not null,
    address      text,
    trace_id     text,
    action       text not null,
    outcome      text not null,
    target       text,
    target_name  text,
    detail       text,
    before_value jsonb,
    after_value  jsonb,
    hash         bytea not null
);
create index audit_log_actor on audit_log (actor_id, seq) where actor_id is not null;
create index audit_log_target on audit_log (target, seq) where target is not null;
create index audit_log_action on audit_log (action, seq);
