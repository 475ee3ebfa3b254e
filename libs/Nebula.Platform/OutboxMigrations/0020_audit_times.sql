-- Refusals that were alike within a minute are one row with their number.
alter table audit_outbox add column times integer not null default 1;
