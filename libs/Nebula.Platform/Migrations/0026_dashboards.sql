-- How the dashboard looks: a row a person, and one, scope 'shared', for who made none. A row that was reset stays, without a document,
-- so that versions only grow and a window that was left open cannot bring back what was reset.
create table dashboards (
    scope      text primary key,
    user_id    uuid unique references users (id) on delete cascade,
    -- YAML as the page shows it (docs/dashboard.md).
    document   text,
    version    integer not null,
    updated_at timestamptz not null,
    check ((scope = 'shared') = (user_id is null))
);

-- When somebody was last here, on whichever device. since: from when "since your last visit" counts, null on the first visit; the positions
-- are those of the event feed then, so that what came after is found by the key of its rows.
create table dashboard_visits (
    user_id        uuid primary key references users (id) on delete cascade,
    since          timestamptz,
    since_position bigint,
    last_seen_at   timestamptz not null,
    last_position  bigint not null
);
