using System.Diagnostics;
using Nebula.Cli.Embedded;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Cli.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task StartAsync_EmptyFolder_AnswersOnLoopbackToThePasswordOnly()
    {
        await using var postgres = await StartAsync();

        var addresses = await ScalarAsync(postgres, "SELECT current_setting('listen_addresses') || '|' || current_setting('unix_socket_directories')");
        var encoding = await ScalarAsync(postgres, "SELECT pg_encoding_to_char(encoding) || '|' || datlocale FROM pg_database WHERE datname = 'postgres'");
        var refused = await Record.ExceptionAsync(() => ScalarAsync(postgres, "SELECT 1", password: "wrong"));

        Assert.Equal("127.0.0.1|", addresses);
        Assert.Equal("UTF8|C.UTF-8", encoding);
        Assert.Equal(PostgresErrorCodes.InvalidPassword, Assert.IsType<PostgresException>(refused).SqlState);
    }

    [Fact]
    public async Task StartAsync_SecretInOurEnvironment_IsNotPostgres()
    {
        const string name = "NEBULA_TEST_SECRET_OF_THE_LAUNCHER";
        Environment.SetEnvironmentVariable(name, "hidden");

        await using var postgres = await StartAsync();
        Environment.SetEnvironmentVariable(name, null);

        var environment = await File.ReadAllTextAsync($"/proc/{postgres.ProcessId}/environ");
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("NEBULA_", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectionUri_Role_MakesItsDatabasesAndIsNoSuperuser()
    {
        await using var postgres = await StartAsync();
        var user = new Uri(postgres.ConnectionUri).UserInfo.Split(':');

        await ScalarAsync(postgres, "CREATE DATABASE own", user[0], user[1]);
        var rights = await ScalarAsync(postgres, "SELECT rolsuper || '|' || rolcreaterole || '|' || rolbypassrls FROM pg_roles WHERE rolname = current_user", user[0], user[1]);
        var refused = await Record.ExceptionAsync(() => ScalarAsync(postgres, "SELECT pg_read_file('PG_VERSION')", user[0], user[1]));

        Assert.Equal("false|false|false", rights);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(refused).SqlState);
        Assert.NotEqual(await File.ReadAllTextAsync(_folder.At("pg", "password")), user[1]);
    }

    [Fact]
    public async Task StartAsync_DatabaseOfTheSuperuser_IsRefused()
    {
        await using (var first = await StartAsync())
        {
            await ScalarAsync(first, "CREATE DATABASE older");
        }

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("older was made by an earlier build", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_EmptyFolder_KeepsPasswordAndDataToTheirOwner()
    {
        await using var postgres = await StartAsync();

        Assert.Equal("rw-------", ModeOf("pg", "password"));
        Assert.Equal("rwx------", ModeOf("pg", "data"));
        Assert.Equal(64, (await File.ReadAllTextAsync(_folder.At("pg", "password"))).Length);
    }

    [RootFact]
    public async Task StartAsync_AsRoot_HandsOnlyTheClusterToTheUserWhoRunsIt()
    {
        var own = Options with { BinariesFolder = null };
        await using var postgres = await EmbeddedPostgres.StartAsync(own, CancellationToken.None);

        var ownedByOthers = Directory.EnumerateFileSystemEntries(_folder.At("pg"), "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(_folder.At("pg", "data"), StringComparison.Ordinal))
            .Append(_folder.At("pg"))
            .Where(path => OwnerOf(path) != "root");

        Assert.Empty(ownedByOthers);
        Assert.Equal("nebula", OwnerOf(_folder.At("pg", "data")));
        Assert.Equal("rw-------", ModeOf("pg", "postgres.log"));
        Assert.Equal("rw-------", ModeOf("pg", "lock"));
    }

    [RootFact]
    public async Task StartAsync_FolderOfTheUserWhoRunsIt_IsRefusedAndNoLinkInItFollowed()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(_folder.At("pg", "lock"));
        File.CreateSymbolicLink(_folder.At("pg", "lock"), _folder.At("target"));
        Process.Start("chown", ["nebula", _folder.At("pg")]).WaitForExit();

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("belongs to nebula", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("target")));
    }

    [Fact]
    public async Task StopAsync_Running_LeavesNoProcessAndNoPidFile()
    {
        var postgres = await StartAsync();

        await postgres.DisposeAsync();

        Assert.True(postgres.Exited.IsCompleted);
        Assert.False(File.Exists(_folder.At("pg", "data", "postmaster.pid")));
        Assert.Contains("database system is shut down", await File.ReadAllTextAsync(_folder.At("pg", "postgres.log")));
    }

    [Fact]
    public async Task StartAsync_SecondTime_KeepsDataPasswordAndPort()
    {
        var first = await StartAsync();
        await ScalarAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.DisposeAsync();

        await using var second = await StartAsync();

        Assert.Equal(first.ConnectionUri, second.ConnectionUri);
        Assert.Equal("42", await ScalarAsync(second, "SELECT answer::text FROM kept"));
    }

    [Fact]
    public async Task StartAsync_FolderInUse_IsRefused()
    {
        await using var postgres = await StartAsync();

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("another process uses it", refused.Message);
    }

    [Fact]
    public async Task StartAsync_ServerKilled_RecoversWhatWasCommitted()
    {
        await using (var first = await StartAsync())
        {
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
            Process.GetProcessById(first.ProcessId).Kill();
            await first.Exited.WaitAsync(TimeSpan.FromSeconds(10));
        }

        await using var second = await StartAsync();

        Assert.Equal("42", await ScalarAsync(second, "SELECT answer::text FROM kept"));
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAForeignProcess_StartsAnyway()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(_folder.At("pg", "data", "postmaster.pid"), $"{Environment.ProcessId}\n{_folder.At("pg", "data")}\n");

        await using var postgres = await StartAsync();

        Assert.Equal("1", await ScalarAsync(postgres, "SELECT '1'"));
    }

    [Fact]
    public async Task StartAsync_PortTakenMeanwhile_TakesAnother()
    {
        var first = await StartAsync();
        await first.DisposeAsync();
        using var squatter = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, first.Port);
        squatter.Start();

        await using var second = await StartAsync();

        Assert.NotEqual(first.Port, second.Port);
    }

    [Fact]
    public async Task StartAsync_DataFolderIsSomethingElse_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(_folder.At("pg", "data"));
        await File.WriteAllTextAsync(_folder.At("pg", "data", "letter.txt"), "dear");

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("no PG_VERSION", refused.Message);
        Assert.Equal("dear", await File.ReadAllTextAsync(_folder.At("pg", "data", "letter.txt")));
    }

    [Fact]
    public async Task StartAsync_OlderMajorVersion_IsRefused()
    {
        Directory.CreateDirectory(_folder.At("pg", "data"));
        await File.WriteAllTextAsync(_folder.At("pg", "data", "PG_VERSION"), "15\n");

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("made by PostgreSQL 15, this is 18", refused.Message);
    }

    [Fact]
    public async Task StartAsync_DataFolderBroken_SaysWhatPostgresSaid()
    {
        await (await StartAsync()).DisposeAsync();
        Directory.Delete(_folder.At("pg", "data", "global"), recursive: true);

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(StartAsync);

        Assert.Contains("global/pg_control", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task StartAsync_PackageMissing_NamesTheCommand()
    {
        var options = Options with { NodeModules = _folder.At("nothing") };

        var refused = await Assert.ThrowsAsync<EmbeddedStackException>(() => EmbeddedPostgres.StartAsync(options, CancellationToken.None));

        Assert.Contains("npm ci", refused.Message);
    }

    public void Dispose() => _folder.Dispose();

    private EmbeddedPostgresOptions Options => new()
    {
        Folder = _folder.At("pg"),
        NodeModules = Repository.EmbeddedNodeModules,
        BinariesFolder = PostgresFixtureFolders.Binaries,
        Throwaway = true,
    };

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Options, CancellationToken.None);

    private static string OwnerOf(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", path]) { RedirectStandardOutput = true })!;
        return stat.StandardOutput.ReadToEnd().Trim();
    }

    private string ModeOf(params string[] parts)
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_folder.At(parts));
        return string.Concat(Enumerable.Range(0, 9).Reverse().Select(bit => ((int)mode >> bit & 1) == 1 ? "xwr"[bit % 3] : '-'));
    }

    private async Task<string?> ScalarAsync(EmbeddedPostgres postgres, string sql, string user = PostgresCluster.SuperUser, string? password = null)
    {
        password ??= await File.ReadAllTextAsync(_folder.At("pg", "password"));
        await using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={postgres.Port};Username={user};Password={password};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
