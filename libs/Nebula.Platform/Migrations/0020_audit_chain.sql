alter table audit_log add column times integer not null default 1;

-- Which encoding of the row the hash is over.
alter table audit_log add column version smallint not null default 1;

create index audit_log_actor_name on audit_log (actor_name, seq);
create index audit_log_outcome on audit_log (outcome, seq);
create index audit_log_occurred_at on audit_log (occurred_at);

-- The end of the chain. Locked by whoever adds to it; and it remembers how long the log was when its end is cut off.
create table audit_chain (
    only_row boolean primary key default true check (only_row),
    seq      bigint not null,
    hash     bytea not null
);
insert into audit_chain (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
