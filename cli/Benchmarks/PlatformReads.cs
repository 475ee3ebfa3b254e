using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Benchmarks;

/// <summary>What it costs to know who asks: the status page for a visitor and for a user, in short rounds that take turns.</summary>
internal sealed class PlatformReads(PlatformRig rig, PlatformPeople people, TimeSpan duration, TimeProvider time)
{
    private const int Rounds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        var load = new LoadGenerator(rig.Address, Patience, time);
        var open = new LoadRequest("public", "/api/status", null, null);
        var signed = open with { Name = "authorised", Headers = $"Cookie: {await people.SignInAsync(0, cancellationToken)}\r\n" };
        await load.RunAsync(open, 1, duration / 10, cancellationToken);
        await load.RunAsync(signed, 1, duration / 10, cancellationToken);
        List<double> publics = [], authorised = [], more = [];
        for (var round = 0; round < Rounds; round++)
        {
            var first = await load.RunAsync(round % 2 == 0 ? open : signed, 1, duration / Rounds, cancellationToken);
            var second = await load.RunAsync(round % 2 == 0 ? signed : open, 1, duration / Rounds, cancellationToken);
            var (without, with) = round % 2 == 0 ? (first, second) : (second, first);
            publics.Add(without.Percentile(0.5).TotalMilliseconds);
            authorised.Add(with.Percentile(0.5).TotalMilliseconds);
            more.Add(authorised[^1] - publics[^1]);
        }

        return
        [
            new($"GET /api/status, public, median of {Rounds} rounds", Percentiles.At(publics, 0.5), "ms", null),
            new("the same with a session", Percentiles.At(authorised, 0.5), "ms", null),
            new("what the session costs, median of the rounds' differences", Percentiles.At(more, 0.5), "ms", 0.3),
        ];
    }
}
