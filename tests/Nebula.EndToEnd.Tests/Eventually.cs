namespace Nebula.EndToEnd.Tests;

internal static class Eventually
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<bool> condition, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!condition())
        {
            await Task.Delay(BetweenLooks, limit.Token);
        }
    }

    public static async Task<T> SeenAsync<T>(Func<Task<T?>> look, TimeSpan patience)
        where T : class
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(BetweenLooks, limit.Token);
        }
    }
}
