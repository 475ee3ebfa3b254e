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

-- When somebody was last here, on whichever device. since: what "since your last visit" counts from, null on the first.
create table dashboard_visits (
    user_id      uuid primary key references users (id) on delete cascade,
    since        timestamptz,
    last_seen_at timestamptz not null
);
