-- Names and keys that a monitor had before: what people wrote for visitors may still tell them, and a status page that does not show the
-- monitor must not.
alter table monitors add column former_names text[] not null default '{}';
