using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Nebula.Platform.Identity.Passwords;

/// <summary>
/// A thread for long computations, one after the other, with a low priority: whoever else wants a processor comes first, and no thread
/// of the pool, of which a small machine has two, is taken from requests.
/// </summary>
internal sealed class QuietThread : IDisposable
{
    // On Linux each thread has its own (nice(2), NPTL); the runtime's priorities do nothing there. The lowest there is: with 10, reads under a
    // flood of logins took 7 ms in the median instead of 1.6 (bench/README.md).
    private const int Nicer = 19;

    private readonly BlockingCollection<Action> _work = [];

    /// <param name="name">What tools show.</param>
    public QuietThread(string name) =>
        new Thread(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal }.Start();

    /// <summary>Computes as soon as all before it is done.</summary>
    public Task<T> RunAsync<T>(Func<T> compute)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(compute());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    /// <summary>The thread ends behind what it was given.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Nice(Nicer);
        }

        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }

        _work.Dispose();
    }

    [DllImport("libc", EntryPoint = "nice")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Nice(int increment);
}
