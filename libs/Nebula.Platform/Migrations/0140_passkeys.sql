-- Passkeys of users. There is nothing secret in here: what signs is in the person's device.
create table passkeys (
    id              uuid primary key,
    user_id         uuid not null references users (id) on delete cascade,
    credential_id   bytea not null unique,
    -- COSE.
    public_key      bytea not null,
    -- What the device last counted; stays 0 with devices that do not count.
    sign_count      bigint not null,
    transports      text[] not null,
    name            text not null,
    -- Whether the device may copy it to other devices, and whether it has.
    backup_eligible boolean not null,
    backed_up       boolean not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz
);
create index passkeys_user on passkeys (user_id);

-- Questions on their way to a device and back. What proves the browser is in its cookie, here is only the hash.
create table passkey_challenges (
    browser_hash bytea primary key,
    purpose      text not null check (purpose in ('signin', 'confirm', 'add')),
    -- Whose session asked; null for a sign-in.
    session_id   uuid references sessions (id) on delete cascade,
    state        text not null,
    expires_at   timestamptz not null
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);

-- Proved by a passkey, which is device and person in one: no second factor is missing.
alter table sessions add column by_passkey boolean not null default false;
