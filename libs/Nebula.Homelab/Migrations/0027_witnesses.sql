-- A witness says whether a network can be seen from here at all.
alter table monitors add column witness_for text check (witness_for in ('lan', 'tailnet', 'internet'));

-- The host that the checks of a monitor connect to, written with its definition; null where that is none of the target's.
alter table monitors add column dials text;
update monitors set dials = coalesce(
    trim(both '[]' from substring(check_spec ->> 'url' from '^https?://(\[[0-9a-fA-F:.]+\]|[^/:?#]+)')), check_spec ->> 'host')
where check_spec ->> 'type' <> 'dns';

-- What the service map calls its networks.
alter table status_map add column networks jsonb not null default '[]';

-- Since when a monitor is not down, and since when its machine is reached: what was last looked at before is no news of now.
alter table monitor_states add column stands_since timestamptz;
alter table monitor_states add column reached_since timestamptz;
update monitor_states set
    stands_since = case when own_state in ('up', 'degraded') then own_since end,
    reached_since = case when own_state in ('up', 'degraded') or (own_state = 'down' and not unreachable) then own_since end;
