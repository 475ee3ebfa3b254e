-- Who reads the delivery log sees of it what he may see of the events. What does not say what it is of is shown to those who see everything.
alter table notification_deliveries add column category text not null default 'security';
update notification_deliveries d set category = e.category from events e where e.id = d.event_id;
update notification_deliveries set category = 'system' where event_id is null;
