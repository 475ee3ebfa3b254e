-- Status pages for visitors, each with services of its own. sections: an array of {heading, monitors, groups, tags}, in the order of the page.
-- A page that is not published is nobody's but those who may write it.
create table public_pages (
    id                   uuid primary key,
    slug                 text not null unique,
    title                text not null,
    description          text,
    logo_text            text,
    accent               text not null,
    published            boolean not null,
    sections             jsonb not null,
    bars                 text not null,
    show_response_times  boolean not null,
    show_maintenance     boolean not null,
    incident_days        integer not null check (incident_days between 0 and 90),
    frame_ancestors      text[] not null,
    version              integer not null default 1,
    created_at           timestamptz not null,
    updated_at           timestamptz not null
);
