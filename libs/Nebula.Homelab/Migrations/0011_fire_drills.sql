-- A monitor of a fire drill is checked, judged and told like any other, and is on no page and in no list. It is gone when the drill has ended.
alter table monitors add column drill boolean not null default false;

-- One at a time, whoever asks: the row that waits or runs. Its steps tell how far it came and when.
create table fire_drills (
    id            uuid primary key,
    state         text not null check (state in ('waiting', 'running', 'passed', 'failed', 'interrupted')),
    requested_at  timestamptz not null,
    requested_by  text not null,
    ended_at      timestamptz,
    steps         jsonb not null,
    alerts        jsonb not null,
    reason        text
);
create unique index fire_drills_open on fire_drills ((true)) where state in ('waiting', 'running');
create index fire_drills_requested_at on fire_drills (requested_at desc);
