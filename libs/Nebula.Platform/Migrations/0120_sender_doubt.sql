-- An attempt of which nobody knows the end: what is sent after it may have arrived twice, however many attempts lie between.
alter table notification_deliveries add column doubtful boolean not null default false;
update notification_deliveries set doubtful = true where state = 'waiting' and started_at is not null;
