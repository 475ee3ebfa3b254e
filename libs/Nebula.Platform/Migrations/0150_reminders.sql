-- A rule may tell again of what goes on: the same event, rule and channel, counted. 0 is the first time.
alter table notification_deliveries
    add column reminder integer not null default 0,
    drop constraint notification_deliveries_event_id_rule_id_channel_id_key,
    add constraint notification_deliveries_once unique (event_id, rule_id, channel_id, reminder);
