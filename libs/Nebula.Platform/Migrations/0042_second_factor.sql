-- Raised by every change of password, role, access or second factor. A login that was judged by an older one opens no session.
alter table users add column credential_version bigint not null default 0;

create table totp_secrets (
    user_id      uuid primary key references users (id) on delete cascade,
    -- Base32, sealed for this row.
    secret       bytea not null,
    created_at   timestamptz not null,
    -- Null until a code has proved that the other side has the secret too; until then it counts for nothing.
    confirmed_at timestamptz,
    -- The newest time step of which a code was taken: no code is good twice, in whatever process.
    last_step    bigint not null default 0
);

create table recovery_codes (
    user_id   uuid not null references users (id) on delete cascade,
    -- SHA-256; a code has 80 random bits.
    code_hash bytea not null,
    used_at   timestamptz,
    primary key (user_id, code_hash)
);

-- A password was right and a code is awaited, from the browser that holds the token.
create table sign_in_challenges (
    token_hash         bytea primary key,
    user_id            uuid not null references users (id) on delete cascade,
    credential_version bigint not null,
    expires_at         timestamptz not null
);

create index sign_in_challenges_user on sign_in_challenges (user_id);
create index sign_in_challenges_expiry on sign_in_challenges (expires_at);
