-- A flood pauses for some minutes, and only for what it is about: who makes one silences nothing else.
alter table automations add column paused_until timestamptz;
update automations set paused_until = paused_at + interval '10 minutes' where paused_at is not null;
alter table automation_runs add column event_subject text;
create table automation_pauses (
    automation_id  uuid not null references automations (id) on delete cascade,
    -- Empty for events without one.
    subject        text not null,
    until          timestamptz not null,
    primary key (automation_id, subject)
);
