namespace Nebula.Runtime.Tests;

/// <summary>Waits for what an app does by itself, and fails where it does not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static async Task IsSoAsync(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, "What was waited for did not happen.");
            await Task.Delay(5);
        }
    }
}
