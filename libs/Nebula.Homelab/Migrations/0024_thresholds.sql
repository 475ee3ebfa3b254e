-- How many good checks in a row it takes to be up again after down; retries says the same for the way down.
alter table monitors add column recover_after integer not null default 1 check (recover_after between 1 and 10);

-- Good checks in a row since it was down; null: it has not been, or is up again.
alter table monitor_states add column recovery integer;
