-- When the person at the browser last proved who it is: a login, or a confirmation before a dangerous act.
alter table sessions add column authenticated_at timestamptz;
update sessions set authenticated_at = created_at;
alter table sessions alter column authenticated_at set not null;
