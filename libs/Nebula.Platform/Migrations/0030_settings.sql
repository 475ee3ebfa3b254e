-- Settings made on a page. A row stays when its value is taken away: its version goes on counting, so that nobody who has
-- seen an older one writes over a newer.
create table settings (
    id         uuid primary key,
    key        text not null unique,
    value      text,
    -- A secret, sealed for its row; it opens nowhere else, and not without the key file.
    sealed     bytea,
    version    integer not null,
    updated_at timestamptz not null,
    updated_by text not null,
    check (value is null or sealed is null)
);

-- What each change was; of secrets only that there was one.
create table setting_changes (
    id           uuid primary key,
    key          text not null,
    version      integer not null,
    changed_at   timestamptz not null,
    changed_by   text not null,
    secret       boolean not null,
    was_set      boolean not null,
    is_set       boolean not null,
    before_value text,
    after_value  text,
    unique (key, version)
);
