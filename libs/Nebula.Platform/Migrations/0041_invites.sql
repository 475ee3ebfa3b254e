-- Links by which somebody becomes a user: once, of the name and role that the inviter chose.
create table invites (
    id         uuid primary key,
    token_hash bytea not null unique,
    name       text not null,
    -- One open invite a name.
    name_key   text not null unique,
    role       text not null check (role in ('viewer', 'operator', 'admin')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- Null when the operator of the machine invited. An invite lives no longer than its inviter.
    created_by uuid references users (id) on delete cascade
);
create index invites_expiry on invites (expires_at);
create index invites_created_by on invites (created_by) where created_by is not null;
