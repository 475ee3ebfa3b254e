-- One in each database: what happened is written in the transaction of the change itself. The dispatcher moves it to the
-- tables events and audit_log of homelab_jarvis, which give it its place; the order here is that of the writers' clocks.
create table event_outbox (
    id          uuid primary key,
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

create index event_outbox_order on event_outbox (occurred_at, id);

create table audit_outbox (
    id           uuid primary key,
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
    after_value  jsonb
);

create index audit_outbox_order on audit_outbox (occurred_at, id);
