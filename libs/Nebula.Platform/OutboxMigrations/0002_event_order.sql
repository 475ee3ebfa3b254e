-- Events of one transaction have the same time: this is the order in which they were told.
alter table event_outbox add column seq bigint generated always as identity;
drop index event_outbox_order;
create unique index event_outbox_seq on event_outbox (seq);
