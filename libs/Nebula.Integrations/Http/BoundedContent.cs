namespace Nebula.Integrations.Http;

/// <summary>Reads bodies of servers that are not trusted to end.</summary>
public static class BoundedContent
{
    /// <summary>Reads at most <paramref name="maxBytes"/> bytes and leaves the rest.</summary>
    /// <param name="content">The body, not yet buffered (<see cref="HttpCompletionOption.ResponseHeadersRead"/>).</param>
    /// <param name="maxBytes">The most that is read and held.</param>
    /// <param name="cancellationToken">Ends the wait for a body that does not come.</param>
    /// <returns>The bytes, and whether the body ended there.</returns>
    /// <exception cref="HttpRequestException">The connection broke off.</exception>
    public static async Task<BoundedBody> ReadBoundedAsync(this HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Min(maxBytes, 16 * 1024)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length == maxBytes)
                {
                    return new BoundedBody(buffer, await stream.ReadAsync(new byte[1], cancellationToken) == 0);
                }

                Array.Resize(ref buffer, (int)Math.Min(maxBytes, buffer.Length * 2L));
            }

            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
            {
                return new BoundedBody(buffer.AsMemory(0, length), true);
            }

            length += count;
        }
    }
}
