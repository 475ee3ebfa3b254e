-- Where Nebula can tell people something. What is secret of it (a Discord webhook's URL is) is sealed for its row.
create table notification_channels (
    id           uuid primary key,
    name         text not null,
    kind         text not null,
    enabled      boolean not null,
    target       jsonb not null,
    sealed       bytea not null,
    version      integer not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    updated_by   text not null,
    -- One process at a time sends over a channel, so that what belongs together arrives in its order.
    lease        uuid,
    lease_until  timestamptz,
    -- The other side asked to wait, or did not answer: nothing is sent before.
    wait_until   timestamptz,
    wait_for     text,
    failures     integer not null default 0,
    -- The other side says that the channel is gone; set until somebody changes or tests it.
    broken_at    timestamptz,
    broken_why   text
);
create unique index notification_channels_name on notification_channels (lower(name));

-- Which events are told over which channels, and when.
create table notification_rules (
    id               uuid primary key,
    name             text not null,
    enabled          boolean not null,
    definition       jsonb not null,
    channel_ids      uuid[] not null,
    -- Whoever saved it last may see events of security; else the rule does not tell of them.
    tells_security   boolean not null,
    version          integer not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    updated_by       text not null
);
create unique index notification_rules_name on notification_rules (lower(name));

-- One row for each event, rule and channel: what is to be sent, what was, and why something was not.
create table notification_deliveries (
    seq           bigint generated always as identity primary key,
    id            uuid not null unique,
    event_id      uuid,
    rule_id       uuid,
    rule_name     text,
    channel_id    uuid not null,
    channel_name  text not null,
    type          text not null,
    severity      text not null,
    title         text not null,
    subject       text,
    story         text,
    story_phase   text,
    occurred_at   timestamptz not null,
    planned_at    timestamptz not null,
    state         text not null,
    reason        text,
    detail        text,
    due_at        timestamptz not null,
    attempts      integer not null default 0,
    -- A send is on its way since then; still set when a process ended in the middle of it.
    started_at    timestamptz,
    finished_at   timestamptz,
    took_ms       integer,
    remote_id     text,
    answer        text,
    unique (event_id, rule_id, channel_id)
);
create index notification_deliveries_due on notification_deliveries (channel_id, seq) where state = 'waiting';
create index notification_deliveries_channel on notification_deliveries (channel_id, seq);
create index notification_deliveries_rule on notification_deliveries (rule_id, seq) where rule_id is not null;
create index notification_deliveries_state on notification_deliveries (state, seq);
create index notification_deliveries_story on notification_deliveries (story, channel_id) where story is not null;
create index notification_deliveries_alike on notification_deliveries (rule_id, channel_id, type, subject, occurred_at);

-- The one message of a story on a channel that can change its messages.
create table notification_messages (
    channel_id  uuid not null references notification_channels (id) on delete cascade,
    story       text not null,
    remote_id   text not null,
    sent_at     timestamptz not null,
    primary key (channel_id, story)
);

-- Stories that somebody has taken in hand (without an end) or does not want to hear of for a while.
create table story_holds (
    story     text primary key,
    kind      text not null,
    by_name   text not null,
    held_at   timestamptz not null,
    until     timestamptz
);

-- What a link in a message may do, once. Only the hash of its token is known here.
create table notification_links (
    hash        bytea primary key,
    story       text not null,
    channel_id  uuid not null,
    title       text not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index notification_links_expires on notification_links (expires_at);

-- What became of the sign of life that is sent to somebody outside.
create table heartbeat (
    only_row     boolean primary key default true check (only_row),
    tried_at     timestamptz,
    sent_at      timestamptz,
    answer       text,
    problem      text
);
insert into heartbeat (only_row) values (true);
