using Nebula.Integrations.Http;

namespace Nebula.Integrations.Tests.Http;

public sealed class BoundedContentTests
{
    [Theory]
    [InlineData(0, 100, 0, true)]
    [InlineData(99, 100, 99, true)]
    [InlineData(100, 100, 100, true)]
    [InlineData(101, 100, 100, false)]
    [InlineData(100_000, 1_000_000, 100_000, true)]
    [InlineData(100_000, 50_000, 50_000, false)]
    public async Task ReadBoundedAsync_AnyLength_ReadsUpToTheLimit(int length, int limit, int read, bool isComplete)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        using var content = new ByteArrayContent(bytes);

        var body = await content.ReadBoundedAsync(limit, CancellationToken.None);

        Assert.Equal(isComplete, body.IsComplete);
        Assert.Equal(bytes.Take(read), body.Bytes.ToArray());
    }
}
