-- What a monitor sends secretly, sealed, with the origin that it is for.
CREATE TABLE monitor_secrets (
    monitor_id  uuid PRIMARY KEY REFERENCES monitors (id) ON DELETE CASCADE,
    sealed      bytea NOT NULL
);
