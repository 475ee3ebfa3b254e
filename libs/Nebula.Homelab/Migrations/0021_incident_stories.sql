-- What people add to an incident: incidents of their own, which no check changes, notes and updates, and what was learned from it. All of
-- it belongs to one incident, is bounded, and is read and written with it.
alter table incidents add column manual boolean not null default false;
alter table incidents add column public boolean not null default false;
alter table incidents add column notes jsonb not null default '[]';
alter table incidents add column post_mortem jsonb;

-- How many are open is asked with every new one, and who judges leaves them out.
create index incidents_open_manual on incidents (id) where resolved_at is null and manual;
