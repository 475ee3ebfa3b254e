-- Keys with which programs act for a user. Gone when revoked; the audit log has their story.
create table api_keys (
    id           uuid primary key,
    -- The part of the key that may be seen: by it people tell keys apart.
    handle       text not null unique,
    -- SHA-256 of the whole key.
    token_hash   bytea not null unique,
    user_id      uuid not null references users (id) on delete cascade,
    name         text not null,
    -- What the user chose; in use, only as much of it as the user's role still has.
    permissions  text[] not null,
    created_at   timestamptz not null,
    -- Null: until it is revoked.
    expires_at   timestamptz,
    -- To a few minutes.
    last_used_at timestamptz
);
-- Two keys of one user are told apart in the audit log by their names.
create unique index api_keys_name on api_keys (user_id, lower(name));
