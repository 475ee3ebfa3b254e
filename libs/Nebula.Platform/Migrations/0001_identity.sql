create table users (
    id            uuid primary key,
    name          text not null,
    -- NFKC, lower case: two spellings of one name are one user.
    name_key      text not null unique,
    role          text not null check (role in ('viewer', 'operator', 'admin', 'owner')),
    -- Argon2id, PHC string format; it carries its own parameters.
    password_hash text not null,
    created_at    timestamptz not null,
    disabled_at   timestamptz
);

-- There is one owner. Two people who finish the setup at once meet here, and one of them loses.
create unique index users_one_owner on users (role) where role = 'owner';

create table setup_tokens (
    id            uuid primary key,
    token_hash    bytea not null unique,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    -- A newer link took its place.
    superseded_at timestamptz
);

create table sessions (
    id           uuid primary key,
    token_hash   bytea not null unique,
    user_id      uuid not null references users (id) on delete cascade,
    csrf_token   text not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    address      text not null,
    user_agent   text not null
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Where a user has signed in from: guessing elsewhere does not slow the user down here.
create table user_addresses (
    user_id      uuid not null references users (id) on delete cascade,
    -- An IPv4 address or an IPv6 /64, as throttling groups them.
    address      text not null,
    last_seen_at timestamptz not null,
    primary key (user_id, address)
);

create index user_addresses_age on user_addresses (last_seen_at);
