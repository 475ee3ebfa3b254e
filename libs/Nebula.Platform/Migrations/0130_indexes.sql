-- Retention goes by age; what waits never goes.
create index notification_deliveries_age on notification_deliveries (planned_at) where state <> 'waiting';
-- The log's filter by reason: a rare one would have it read to its end.
create index notification_deliveries_reason on notification_deliveries (reason, seq) where reason is not null;
create index notification_messages_age on notification_messages (sent_at);
create index notification_links_channel on notification_links (channel_id);
create index notification_links_story on notification_links (story);
create index sessions_idle on sessions (last_seen_at);
