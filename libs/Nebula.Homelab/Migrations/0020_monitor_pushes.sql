-- The address that a monitor's heartbeats are sent to, as the hash of its token, and the last heartbeat, by the database's clock.
-- One row is rewritten with each: room in the page keeps the updates off the indexes.
CREATE TABLE monitor_pushes (
    monitor_id    uuid PRIMARY KEY REFERENCES monitors (id) ON DELETE CASCADE,
    token_hash    bytea NOT NULL UNIQUE,
    issued_at     timestamptz NOT NULL,
    last_at       timestamptz,
    last_up       boolean,
    last_message  text
) WITH (fillfactor = 60);
