-- Secrets by name. The value is sealed for its row: it opens nowhere else, and not without the key file.
create table secrets (
    id         uuid primary key,
    name       text not null unique,
    value      bytea not null,
    updated_at timestamptz not null,
    updated_by text not null
);
