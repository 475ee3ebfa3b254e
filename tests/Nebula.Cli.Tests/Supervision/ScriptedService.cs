using Nebula.Cli.Supervision;

namespace Nebula.Cli.Tests.Supervision;

/// <summary>A service that ends when the test says so.</summary>
internal sealed class ScriptedService(params string?[] starts) : ISupervisedService
{
    private readonly Queue<string?> _starts = new(starts);
    private TaskCompletionSource<string> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Starts { get; private set; }

    public int Stops { get; private set; }

    public string Name => "scripted";

    public int? ProcessId => 1000 + Starts;

    public string Address => "here";

    public Task<string> Exited => _exited.Task;

    public Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        Starts++;
        _exited = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.FromResult(_starts.TryDequeue(out var failure) ? failure : null);
    }

    public Task StopAsync()
    {
        Stops++;
        return Task.CompletedTask;
    }

    public void End(string how) => _exited.SetResult(how);
}
