-- What is monitored. The history tables refer to a monitor by its number: 4 bytes a row instead of 16.
CREATE TABLE monitors (
    id                uuid PRIMARY KEY,
    no                integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    key               text NOT NULL,
    source            text NOT NULL CHECK (source IN ('file', 'page')),
    source_file       text,
    source_line       integer,
    name              text NOT NULL,
    description       text,
    group_name        text NOT NULL,
    node              text,
    tags              text[] NOT NULL,
    icon              text,
    open_url          text,
    public            boolean NOT NULL,
    depends_on        text[] NOT NULL,
    interval_seconds  integer NOT NULL CHECK (interval_seconds BETWEEN 1 AND 86400),
    timeout_seconds   integer NOT NULL CHECK (timeout_seconds BETWEEN 1 AND 60),
    retries           integer NOT NULL CHECK (retries BETWEEN 0 AND 10),
    check_spec        jsonb NOT NULL,
    missing_settings  text[] NOT NULL DEFAULT '{}',
    paused            boolean NOT NULL DEFAULT false,
    version           integer NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    -- Left the service map or was deleted: no longer checked or shown, its history kept.
    retired_at        timestamptz
);
CREATE UNIQUE INDEX monitors_live_key ON monitors (key) WHERE retired_at IS NULL;

-- The nodes of the service map that was last put in force; the judge reads them here, so that all processes see the same.
CREATE TABLE status_map (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version      text NOT NULL,
    loaded_at    timestamptz NOT NULL,
    nodes        jsonb NOT NULL
);

-- Who checks what. A process holds one lease and renews one row; a claim names the process and a token that only grows.
CREATE SEQUENCE status_fence;
CREATE TABLE status_workers (
    id           uuid PRIMARY KEY,
    name         text NOT NULL,
    started_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE TABLE monitor_claims (
    monitor_no   integer PRIMARY KEY REFERENCES monitors (no) ON DELETE CASCADE,
    owner        uuid,
    token        bigint NOT NULL DEFAULT 0
);
CREATE INDEX monitor_claims_owner ON monitor_claims (owner);

-- One row a monitor, rewritten with every result: room in the page keeps the updates off the index.
CREATE TABLE monitor_states (
    monitor_no        integer PRIMARY KEY REFERENCES monitors (no) ON DELETE CASCADE,
    own_state         text NOT NULL,
    own_since         timestamptz NOT NULL,
    own_reason        text NOT NULL,
    own_evidence      jsonb,
    streak            integer NOT NULL DEFAULT 0,
    failing_since     timestamptz,
    last_at           timestamptz,
    last_state        text,
    last_response_ms  integer,
    unreachable       boolean NOT NULL DEFAULT false,
    state             text NOT NULL,
    since             timestamptz NOT NULL,
    reason            text NOT NULL,
    evidence          jsonb,
    waiting           boolean NOT NULL DEFAULT false
) WITH (fillfactor = 60);
CREATE TABLE node_states (
    node    text PRIMARY KEY,
    state   text NOT NULL,
    since   timestamptz NOT NULL,
    reason  text NOT NULL
);

-- Raw results. state: 0 up, 1 degraded, 2 down, 3 unknown. note: reason and evidence, left out of a plain success.
CREATE TABLE check_results (
    planned_at        timestamptz NOT NULL,
    monitor_no        integer NOT NULL,
    response_time_ms  integer,
    state             smallint NOT NULL,
    note              jsonb,
    PRIMARY KEY (monitor_no, planned_at)
);
CREATE INDEX check_results_planned_at ON check_results USING brin (planned_at) WITH (pages_per_range = 16);

-- Numbers of checks by state and response times, by minute, hour and day; a day has also the seconds in each state.
CREATE TABLE check_minutes (
    starts_at   timestamptz NOT NULL,
    monitor_no  integer NOT NULL,
    sum_ms      integer NOT NULL,
    min_ms      integer,
    max_ms      integer,
    answers     smallint NOT NULL,
    up          smallint NOT NULL,
    degraded    smallint NOT NULL,
    down        smallint NOT NULL,
    unknown     smallint NOT NULL,
    PRIMARY KEY (monitor_no, starts_at)
);
CREATE INDEX check_minutes_starts_at ON check_minutes USING brin (starts_at) WITH (pages_per_range = 16);
CREATE TABLE check_hours (
    starts_at   timestamptz NOT NULL,
    monitor_no  integer NOT NULL,
    sum_ms      bigint NOT NULL,
    min_ms      integer,
    max_ms      integer,
    answers     integer NOT NULL,
    up          integer NOT NULL,
    degraded    integer NOT NULL,
    down        integer NOT NULL,
    unknown     integer NOT NULL,
    PRIMARY KEY (monitor_no, starts_at)
);
CREATE INDEX check_hours_starts_at ON check_hours USING brin (starts_at) WITH (pages_per_range = 16);
CREATE TABLE check_days (
    starts_at         timestamptz NOT NULL,
    monitor_no        integer NOT NULL,
    sum_ms            bigint NOT NULL,
    min_ms            integer,
    max_ms            integer,
    answers           integer NOT NULL,
    up                integer NOT NULL,
    degraded          integer NOT NULL,
    down              integer NOT NULL,
    unknown           integer NOT NULL,
    up_seconds        double precision NOT NULL,
    degraded_seconds  double precision NOT NULL,
    down_seconds      double precision NOT NULL,
    unknown_seconds   double precision NOT NULL,
    PRIMARY KEY (monitor_no, starts_at)
);
-- How far each level is rolled up. A result that comes late sets its minute back, so that the buckets are made again.
CREATE TABLE rollup_progress (
    level       text PRIMARY KEY CHECK (level IN ('minute', 'hour', 'day')),
    done_until  timestamptz NOT NULL
);

-- The states as shown, over time: what uptime is computed from. Written only when a state changes.
CREATE TABLE state_intervals (
    monitor_no  integer NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    state       smallint NOT NULL,
    PRIMARY KEY (monitor_no, started_at)
);
CREATE UNIQUE INDEX state_intervals_open ON state_intervals (monitor_no) WHERE ended_at IS NULL;
CREATE INDEX state_intervals_ended_at ON state_intervals (ended_at);

CREATE TABLE incidents (
    id           uuid PRIMARY KEY,
    root         text NOT NULL,
    monitor_ids  uuid[] NOT NULL,
    title        text NOT NULL,
    severity     text NOT NULL,
    started_at   timestamptz NOT NULL,
    resolved_at  timestamptz,
    reason       text NOT NULL,
    evidence     jsonb,
    timeline     jsonb NOT NULL
);
-- One cause has one open incident, whoever sees it and however often.
CREATE UNIQUE INDEX incidents_open ON incidents (root) WHERE resolved_at IS NULL;
CREATE INDEX incidents_started_at ON incidents (started_at DESC, id DESC);
CREATE INDEX incidents_monitor_ids ON incidents USING gin (monitor_ids);

-- What live views follow. Positions are given out under a lock that is held until commit: the order of positions is the order of
-- commits, and a reader that has seen position n has seen everything before it.
CREATE SEQUENCE status_feed_position;
CREATE TABLE status_feed (
    position  bigint PRIMARY KEY,
    at        timestamptz NOT NULL,
    batch     jsonb NOT NULL
);
CREATE INDEX status_feed_at ON status_feed (at);
