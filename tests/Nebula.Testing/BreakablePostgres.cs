using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using Nebula.Cli.Embedded;
using Nebula.Homelab;
using Nebula.Platform.Database;
using Xunit;

namespace Nebula.Testing;

/// <summary>A migrated PostgreSQL server for one test class alone, which may be frozen, killed and started again. Linux only for freezing.</summary>
public sealed class BreakablePostgres : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private EmbeddedPostgres? _postgres;

    /// <summary>As <c>NEBULA_POSTGRES</c> takes it; the same after a restart.</summary>
    public string ConnectionUri { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await StartAsync();
        var options = Options.Create(new PostgresOptions { Connection = ConnectionUri });
        await new Migrator(options, [.. PlatformMigrations.Sources, HomelabMigrations.Source]).MigrateAsync(CancellationToken.None);
    }

    public async Task StartAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Folder = _folder.At("pg"),
                NodeModules = Repository.EmbeddedNodeModules,
                BinariesFolder = PostgresFixtureFolders.Binaries,
                Throwaway = true,
            },
            CancellationToken.None);
        ConnectionUri = _postgres.ConnectionUri;
    }

    /// <summary>Every process of the server stops where it is: connections stay open, nothing answers.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        await SignalAsync("-KILL");
        await _postgres!.Exited;
        await _postgres.DisposeAsync();
        _postgres = null;
    }

    public async Task DisposeAsync()
    {
        if (_postgres is not null)
        {
            await ThawAsync();
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        var parent = _postgres!.ProcessId;
        using var process = new Process { StartInfo = new ProcessStartInfo { FileName = "kill" } };
        process.StartInfo.ArgumentList.Add(signal);
        foreach (var pid in ChildrenOf(parent).Prepend(parent))
        {
            process.StartInfo.ArgumentList.Add(pid.ToString(CultureInfo.InvariantCulture));
        }

        process.Start();
        await process.WaitForExitAsync();
    }

    // proc(5): the parent is the second field after the name, which stands in parentheses.
    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var stat = Path.Combine(folder, "stat");
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) || !File.Exists(stat))
            {
                continue;
            }

            string text;
            try
            {
                text = File.ReadAllText(stat);
            }
            catch (IOException)
            {
                // It ended meanwhile.
                continue;
            }

            if (text[(text.LastIndexOf(')') + 2)..].Split(' ')[1] == parent.ToString(CultureInfo.InvariantCulture))
            {
                yield return pid;
            }
        }
    }
}
