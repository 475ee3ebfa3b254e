using System.Globalization;
using Npgsql;

namespace Nebula.Cli.Embedded;

/// <summary>
/// A PostgreSQL of our own: started from the npm package's binaries, on 127.0.0.1 only, with a generated password,
/// stopped cleanly, and never two on one folder.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly FileStream _lock;

    private readonly PostgresServer _server;

    private readonly Func<string, CancellationToken, Task<ProgramRun>> _stop;

    private EmbeddedPostgres(FileStream folderLock, PostgresServer server, Func<string, CancellationToken, Task<ProgramRun>> stop, int port, string applicationPassword)
    {
        (_lock, _server, _stop) = (folderLock, server, stop);
        Port = port;
        ConnectionUri = $"postgresql://{ApplicationRole.Name}:{applicationPassword}@127.0.0.1:{port}";
    }

    public int Port { get; }

    public int ProcessId => _server.ProcessId;

    /// <summary>As <c>NEBULA_POSTGRES</c> takes it; carries the password of a role that may make databases and is no superuser.</summary>
    public string ConnectionUri { get; }

    /// <summary>Ends, with the exit code, when the server does, for whatever reason.</summary>
    public Task<int> Exited => _server.Exited;

    /// <exception cref="EmbeddedStackException">It cannot run; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Folder);
        var user = await PostgresUser.PrepareAsync(cancellationToken);
        await user.RequireOwnFolderAsync(folder, cancellationToken);
        var folderLock = FolderLock.Take(folder, othersPass: user.IsOther);
        try
        {
            return await StartLockedAsync(options with { Folder = folder }, user, folderLock, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await folderLock.DisposeAsync();
            throw new EmbeddedStackException($"The data folder {folder} cannot be used: {exception.Message}", exception);
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it: open transactions are rolled back, everything committed is flushed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Exited.IsCompleted)
        {
            return;
        }

        var run = await _stop("fast", cancellationToken);
        if (!run.Succeeded && !Exited.IsCompleted)
        {
            run = await _stop("immediate", cancellationToken);
        }

        if (!run.Succeeded && !Exited.IsCompleted)
        {
            throw new EmbeddedStackException($"PostgreSQL does not stop: {run.Complaint}");
        }

        await Exited.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await _lock.DisposeAsync();
    }

    private static async Task<EmbeddedPostgres> StartLockedAsync(
        EmbeddedPostgresOptions options, PostgresUser user, FileStream folderLock, CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.Prepare(options.NodeModules, options.BinariesFolder ?? options.Folder);
        await user.RequireReachAsync(Path.GetDirectoryName(binaries.Postgres)!, cancellationToken);
        await user.RequireReachAsync(options.Folder, cancellationToken);

        var password = await SecretFile.ReadOrCreateAsync(Path.Combine(options.Folder, "password"), cancellationToken);
        var applicationPassword = await SecretFile.ReadOrCreateAsync(Path.Combine(options.Folder, ApplicationRole.PasswordFile), cancellationToken);
        var cluster = new PostgresCluster(Path.Combine(options.Folder, "data"), binaries, user);
        await cluster.PrepareAsync(password, options.Throwaway, cancellationToken);
        await new OrphanedPostgres(cluster, binaries, user).StopAsync(cancellationToken);

        var port = await LoopbackPort.ChooseAsync(Path.Combine(options.Folder, "port"), cancellationToken);
        var log = Path.Combine(options.Folder, "postgres.log");
        string[] command = [binaries.Postgres, "-D", cluster.DataFolder, .. PostgresSettings.Arguments(options, port)];
        var server = await PostgresServer.StartAsync(user.ServerCommand(options.Throwaway ? "QUIT" : "INT", command), log);

        Task<ProgramRun> Stop(string mode, CancellationToken token) =>
            ProgramRun.RunAsync(user.Command([binaries.PgCtl, "stop", "-D", cluster.DataFolder, "-m", mode, "-w", "-t", "30"]), token);

        var postgres = new EmbeddedPostgres(folderLock, server, Stop, port, applicationPassword);
        try
        {
            await using var superUser = await postgres.WaitUntilReadyAsync(password, options.StartTimeout, log, cancellationToken);
            await ApplicationRole.PrepareAsync(superUser, applicationPassword, cancellationToken);
            return postgres;
        }
        catch
        {
            await postgres.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task<NpgsqlConnection> WaitUntilReadyAsync(string password, TimeSpan timeout, string log, CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        var connection = string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={Port};Username={PostgresCluster.SuperUser};Password={password};Database=postgres;Pooling=false;Timeout=2");
        while (true)
        {
            if (Exited.IsCompleted)
            {
                throw new EmbeddedStackException($"PostgreSQL ended at its start: {await LastComplaintAsync(log, cancellationToken)} (log: {log})");
            }

            var probe = new NpgsqlConnection(connection);
            try
            {
                await probe.OpenAsync(cancellationToken);
                return probe;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new EmbeddedStackException("PostgreSQL refuses the password kept beside its data folder: restore that file from your backup.", exception);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                if (TimeProvider.System.GetElapsedTime(deadline) > timeout)
                {
                    throw new EmbeddedStackException($"PostgreSQL did not answer within {timeout.TotalSeconds:0} s (log: {log}).", exception);
                }
            }

            await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken));
        }
    }

    private static async Task<string> LastComplaintAsync(string log, CancellationToken cancellationToken) =>
        new ProgramRun(1, await File.ReadAllTextAsync(log, cancellationToken)).Complaint;
}
