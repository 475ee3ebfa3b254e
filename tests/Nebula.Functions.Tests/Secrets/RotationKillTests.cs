using System.Net.Http.Json;
using Dapper;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Secrets;

/// <summary>A rotation whose process is killed half-way, and the next process.</summary>
public sealed class RotationKillTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    private const int Values = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Rotate_ProcessKilledHalfWay_NothingIsUnreadableAndTheNextProcessFinishesIt()
    {
        await using var secrets = new StoredSecrets(host);
        for (var number = 0; number < Values; number++)
        {
            await secrets.SetAsync($"s{number}", $"value-{number}");
        }

        var old = (await secrets.LookAsync()).Current;
        await using var blocker = await host.Database.DataSource.OpenConnectionAsync();
        await using var hold = await blocker.BeginTransactionAsync();
        await blocker.ExecuteAsync("select 1 from secrets where id = (select id from secrets order by id::text offset 10 limit 1) for update");

        // Where the owner's own request dies with the process.
        var owner = await OwnerClient.SignInAsync(host);
        var asked = owner.PostAsJsonAsync("/api/secrets/rotations", new { forgetOldKeys = true });
        await UntilAsync(async () => (await secrets.LookAsync()).Keys.Any(key => key.Id == old && key.Values == Values - 10));
        await host.StopAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => asked);
        await hold.RollbackAsync();
        await AssertAllOpenAsync(secrets);

        await host.StartAsync();

        await UntilAsync(async () => !(await secrets.LookAsync()).IsUnfinished);
        await AssertAllOpenAsync(secrets);
        Assert.DoesNotContain((await secrets.LookAsync()).Keys, key => key.Id == old);
    }

    private static async Task AssertAllOpenAsync(StoredSecrets secrets)
    {
        for (var number = 0; number < Values; number++)
        {
            Assert.Equal($"value-{number}", await secrets.ReadAsync($"s{number}"));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(Limit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
