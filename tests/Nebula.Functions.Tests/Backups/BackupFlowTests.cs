using System.Net;
using Dapper;
using Nebula.Functions.Tests.Status;
using Nebula.Platform.Backups;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Backups;

/// <summary>Backups that the functions make by themselves: the one that was asked for, and the one that was missed.</summary>
public sealed class BackupFlowTests : IAsyncLifetime
{
    private const string Passphrase = "seven brown owls at dusk";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FunctionsHost _host = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Backups_AskedForAndMissed_AreMadeAndOpen()
    {
        using var owner = await OwnerClient.SignInAsync(_host);

        using var asked = await owner.PostAsync("/api/backups", null);
        using var twice = await owner.PostAsync("/api/backups", null);
        var first = await FilesAsync(owner, 1);
        await using (var connection = await _host.Database.DataSource.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("update backup_schedule set since = now() - interval '3 days'; update backup_runs set requested_at = requested_at - interval '3 days', started_at = started_at - interval '3 days', ended_at = ended_at - interval '3 days'");
        }

        var both = await FilesAsync(owner, 2);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (asked.StatusCode, twice.StatusCode));
        Assert.Subset(both.ToHashSet(), first.ToHashSet());
        foreach (var file in both)
        {
            var read = await new BackupReader(new SecretsOptions(), TimeProvider.System).VerifyAsync(file, Passphrase, CancellationToken.None);
            Assert.Null(read.Error);
        }
    }

    public async Task InitializeAsync()
    {
        _host.Environment["NEBULA_BACKUP_FOLDER"] = _folder.Path;
        _host.Environment["NEBULA_BACKUP_PASSPHRASE"] = Passphrase;
        _host.Environment["NEBULA_BACKUP_SCHEDULE"] = "15 3 * * *";
        await _host.InitializeAsync();
        await (await _host.Database.AddAsync("discord_bot")).DisposeAsync();
        await (await _host.Database.AddAsync("stream_bot")).DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<List<string>> FilesAsync(HttpClient owner, int number)
    {
        using var deadline = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            using var response = await owner.GetAsync("/api/backups");
            var overview = await OwnerClient.ReadAsync(response);
            var files = overview.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("file").GetString()!).ToList();
            if (files.Count >= number)
            {
                return files;
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
