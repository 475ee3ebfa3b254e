-- Where a monitor's checks last dialled, kept while its name cannot be resolved, and whether that was so at the last check.
alter table monitor_states add column dialled text;
alter table monitor_states add column unresolved boolean not null default false;
update monitor_states set dialled = coalesce(own_evidence -> 'facts' ->> 'address', own_evidence -> 'facts' ->> 'dialled');
