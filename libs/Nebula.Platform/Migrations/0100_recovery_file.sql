-- When the recovery file was made last and with which key as the current one; the file itself is nowhere here.
create table recovery_file (
    only_row boolean primary key default true check (only_row),
    made_at  timestamptz not null,
    made_by  text not null,
    key_id   text not null
);
