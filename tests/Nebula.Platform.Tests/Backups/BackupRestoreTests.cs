using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Restoring;
using Nebula.Platform.Database;

namespace Nebula.Platform.Tests.Backups;

public sealed class BackupRestoreTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();

    [Fact]
    public async Task RestoreAsync_WhatWasThere_IsBackAndWhatCameLaterIsKeptBeside()
    {
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await _kit.ExecuteAsync("update secrets set name = 'later'");

        var restored = await _kit.RestoreAsync();

        Assert.Null(restored.Error);
        Assert.Equal("first", await _kit.QueryAsync<string>("select name from secrets"));
        Assert.Equal(3, restored.Value!.Kept.Count);
        Assert.Equal(6, (await _kit.DatabasesAsync()).Count);
        Assert.Equal("backup.restored", await _kit.QueryAsync<string>("select type from event_outbox"));
        Assert.Equal(AuditActions.BackupRestored, await _kit.QueryAsync<string>("select action from audit_outbox"));
    }

    [Fact]
    public async Task RestoreAsync_EveryKindOfValue_IsTheSame()
    {
        await _kit.ExecuteAsync(
            """
            create table values_of_all_kinds (
                id int generated always as identity primary key, parent int references values_of_all_kinds (id), t text, b bytea, j jsonb, a text[],
                d double precision, r real, n numeric, at timestamptz, i interval, u uuid, twice int generated always as (id * 2) stored, s serial);
            insert into values_of_all_kinds (t, b, j, a, d, r, n, at, i, u) values
                (E'tab\t nl\n cr\r bs\\ \\. ü 🦉', '\x000aff5c', '{"a": [1, null, "\n"]}', '{NULL,"",x}', 0.1, 1e-30, 12345678901234567890.123456789,
                 '2026-11-22 12:34:56.123456+05', '1 mon -2 days 03:04:05.6', '0198a0b0-0000-7000-8000-000000000001'),
                ('', '', 'null', '{}', 'NaN', '-Infinity', 'NaN', 'infinity', '0', null),
                ('\N', null, null, null, null, null, null, '0044-03-15 12:00:00 BC', null, null);
            update values_of_all_kinds set parent = 3 where id = 1;
            """);
        const string print = "select string_agg(v::text, '|' order by id) from values_of_all_kinds v";
        var before = await _kit.QueryAsync<string>(print);
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        var restored = await _kit.RestoreAsync();

        Assert.Null(restored.Error);
        Assert.Equal(before, await _kit.QueryAsync<string>(print));
        Assert.Equal(4, await _kit.QueryAsync<int>("insert into values_of_all_kinds default values returning id"));
        Assert.Equal(4, await _kit.QueryAsync<int>("select max(s) from values_of_all_kinds"));
        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from pg_constraint where conrelid = 'values_of_all_kinds'::regclass and contype = 'f'"));
    }

    [Fact]
    public async Task RestoreAsync_ForeignKeysInAnyOrder_HoldAfterwards()
    {
        await _kit.ExecuteAsync(
            """
            insert into users (id, name, name_key, role, password_hash, created_at) values ('0198a0b0-0000-7000-8000-000000000001', 'o', 'o', 'owner', 'h', now());
            insert into user_addresses (user_id, address, last_seen_at) values ('0198a0b0-0000-7000-8000-000000000001', '::1', now());
            """);
        var keys = await _kit.QueryAsync<long>("select count(*) from pg_constraint where contype = 'f'");
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from user_addresses"));
        Assert.Equal(keys, await _kit.QueryAsync<long>("select count(*) from pg_constraint where contype = 'f' and convalidated"));
    }

    [Fact]
    public async Task RestoreAsync_SessionsAndLinks_AreNotBroughtBack()
    {
        await _kit.ExecuteAsync(
            """
            insert into users (id, name, name_key, role, password_hash, created_at) values ('0198a0b0-0000-7000-8000-000000000001', 'o', 'o', 'owner', 'h', now());
            insert into sessions (id, token_hash, user_id, csrf_token, created_at, authenticated_at, last_seen_at, expires_at, address, user_agent)
            values (gen_random_uuid(), '\x01', '0198a0b0-0000-7000-8000-000000000001', 'c', now(), now(), now(), now() + interval '1 day', '::1', 't');
            insert into setup_tokens (id, token_hash, created_at, expires_at) values (gen_random_uuid(), '\x01', now(), now() + interval '1 day');
            insert into invites (id, token_hash, name, name_key, role, created_at, expires_at)
            values (gen_random_uuid(), '\x01', 'n', 'n', 'viewer', now(), now() + interval '1 day');
            """);
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal(0, await _kit.QueryAsync<long>("select (select count(*) from sessions) + (select count(*) from setup_tokens) + (select count(*) from invites)"));
        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from users"));
    }

    [Fact]
    public async Task RestoreAsync_KeyRevokedSince_StaysRevoked()
    {
        await _kit.ExecuteAsync(
            """
            insert into users (id, name, name_key, role, password_hash, created_at) values ('0198a0b0-0000-7000-8000-000000000001', 'o', 'o', 'owner', 'h', now());
            insert into api_keys (id, handle, token_hash, user_id, name, permissions, created_at)
            select gen_random_uuid(), n, n::bytea, '0198a0b0-0000-7000-8000-000000000001', n, '{status.read}', now() from unnest(array['kept', 'leaked']) n;
            """);
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await _kit.ExecuteAsync("delete from api_keys where name = 'leaked'");

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal("kept", await _kit.QueryAsync<string>("select string_agg(name, ',') from api_keys"));
    }

    [Fact]
    public async Task RestoreAsync_MessagesAndRunsUnderWay_AreOver()
    {
        await _kit.ExecuteAsync(
            """
            insert into notification_deliveries (id, channel_id, channel_name, type, severity, title, occurred_at, planned_at, state, due_at)
            values (gen_random_uuid(), gen_random_uuid(), 'c', 't', 'info', 't', now(), now(), 'waiting', now());
            insert into automations (id, name, enabled, match, conditions, rights, saved_by, version, created_at, updated_at)
            values ('0198a0b0-0000-7000-8000-000000000002', 'a', true, '{}', '[]', '{}', 'o', 1, now(), now());
            insert into automation_runs (id, automation_id, event_id, event_position, event_category, event_type, event_title, state, depth, chain, created_at, next_at)
            values (gen_random_uuid(), '0198a0b0-0000-7000-8000-000000000002', gen_random_uuid(), 1, 'system', 't', 't', 'running', 0, '{}', now(), now());
            """);
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal("not_sent", await _kit.QueryAsync<string>("select state from notification_deliveries"));
        Assert.Equal("stopped", await _kit.QueryAsync<string>("select state from automation_runs where next_at is null"));
    }

    [Fact]
    public async Task RestoreAsync_OlderBackup_IsMigratedForward()
    {
        IReadOnlyList<MigrationSource> newer = [.. BackupKit.Sources, new("probe", ProbeScripts.Of(("0001_probe.sql", "create table probe (id int); insert into probe values (7)")))];
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        var restored = await _kit.RestoreAsync(sources: newer);

        Assert.Null(restored.Error);
        Assert.Equal(1, restored.Value!.Migrations);
        Assert.Equal(7, await _kit.QueryAsync<int>("select id from probe"));
    }

    [Fact]
    public async Task RestoreAsync_RowsThatMigrationsMade_AreNotThereTwice()
    {
        var feeds = await _kit.QueryAsync<long>("select position from event_feed");
        await _kit.ExecuteAsync("update event_feed set position = position + 41");
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal(feeds + 41, await _kit.QueryAsync<long>("select position from event_feed"));
        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from schema_journal_platform where scriptname = '0001_identity.sql'"));
    }

    [Fact]
    public async Task RestoreAsync_NoDatabasesYet_MakesThem()
    {
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await using (var connection = await MaintenanceSession.OpenAsync(_kit.Postgres, CancellationToken.None))
        {
            await MaintenanceSession.DropAsync(connection, await _kit.DatabasesAsync(), CancellationToken.None);
        }

        var restored = await _kit.RestoreAsync();

        Assert.Null(restored.Error);
        Assert.Empty(restored.Value!.Kept);
        Assert.Equal("first", await _kit.QueryAsync<string>("select name from secrets"));
    }

    [Fact]
    public async Task KeptStates_AfterARestore_AreListedAndForgotten()
    {
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        Assert.Null((await _kit.RestoreAsync()).Error);
        var states = new KeptStates(_kit.Postgres, TimeProvider.System);

        var listed = Assert.Single((await states.ListAsync(CancellationToken.None)).Value!);
        var unknown = await states.ForgetAsync("0000000000", Actor.Nebula, CancellationToken.None);
        var hostile = await states.ForgetAsync("x\"; drop database postgres", Actor.Nebula, CancellationToken.None);
        var forgotten = await states.ForgetAsync(listed.Name, Actor.Nebula, CancellationToken.None);

        Assert.Equal(3, listed.Databases.Count);
        Assert.Equal("kept_state_unknown", unknown.Error?.Code);
        Assert.Equal("kept_state_unknown", hostile.Error?.Code);
        Assert.Null(forgotten.Error);
        Assert.Equal(1, await _kit.QueryAsync<long>($"select count(*) from audit_outbox where action = 'backups.forget' and target = 'kept-state:{listed.Name}'"));
        Assert.Equal(3, (await _kit.DatabasesAsync()).Count);
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public Task DisposeAsync() => _kit.DisposeAsync();
}
