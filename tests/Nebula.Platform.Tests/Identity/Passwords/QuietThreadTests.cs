using Nebula.Platform.Identity.Passwords;

namespace Nebula.Platform.Tests.Identity.Passwords;

public sealed class QuietThreadTests
{
    [Fact]
    public async Task Run_SeveralAtOnce_ComputesOneAfterTheOtherOnItsOwnThread()
    {
        using var thread = new QuietThread("test");
        var order = new List<int>();

        var threads = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => thread.RunAsync(() =>
        {
            order.Add(number);
            return Environment.CurrentManagedThreadId;
        })));

        Assert.Equal(Enumerable.Range(0, 20), order);
        Assert.Single(threads.Distinct());
    }

    [Fact]
    public async Task Run_ThatFails_FailsAloneAndTheNextIsComputed()
    {
        using var thread = new QuietThread("test");

        var failed = thread.RunAsync<int>(() => throw new FormatException("no"));
        var next = await thread.RunAsync(() => 5);

        await Assert.ThrowsAsync<FormatException>(() => failed);
        Assert.Equal(5, next);
    }

    [Fact]
    public async Task Run_OnLinux_HasALowerPriorityThanTheOthers()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var thread = new QuietThread("test");

        var quiet = await thread.RunAsync(NicenessOfThisThread);

        Assert.Equal(Math.Min(19, NicenessOfThisThread() + 19), quiet);
    }

    // proc(5): the 19th field; the second, the name, is in parentheses and may hold spaces.
    private static int NicenessOfThisThread() => int.Parse(
        File.ReadAllText("/proc/thread-self/stat").Split(") ", 2)[1].Split(' ')[16], System.Globalization.CultureInfo.InvariantCulture);
}
