using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Platform.Audit;
using Nebula.Platform.Integrations;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Integrations;

public sealed class IntegrationServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Secret = "the-password-in-the-address";

    [Theory]
    [InlineData("other side", "no route to redis://:***@cache")]
    [InlineData("ours", "the test itself broke (InvalidOperationException); the log of the functions has why")]
    [InlineData("answer", "asked redis://:***@cache")]
    public async Task TestAsync_WordsWithASecret_AreMaskedAndOursAreNotShown(string how, string expected)
    {
        var mask = new SecretMask();
        mask.Add(Secret);
        var service = new IntegrationService(
            database.DataSource, [new Talkative(how)], [], null!, mask, TimeProvider.System, NullLogger<IntegrationService>.Instance);

        var tested = await service.TestAsync("talkative", Actor.Nebula, default);

        Assert.Equal(expected, tested.Value?.LastTest?.Detail);
    }

    private sealed class Talkative(string how) : IIntegration
    {
        public IntegrationDescription Description { get; } = new("talkative", "Talkative", "Says too much.") { Settings = [] };

        public IReadOnlyList<string> Missing => [];

        public Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken) => how switch
        {
            "other side" => throw new HttpRequestException($"no route to redis://:{Secret}@cache"),
            "ours" => throw new InvalidOperationException($"cannot read redis://:{Secret}@cache"),
            _ => Task.FromResult(new IntegrationAnswer(true, $"asked redis://:{Secret}@cache")),
        };
    }
}
