using Microsoft.Extensions.Logging;

namespace Nebula.Homelab.Discovery;

/// <summary>Looks for everything at once, and answers in time whatever hangs.</summary>
public sealed partial class FoundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(1500);

    private readonly MachineReader _machine;
    private readonly IReadOnlyList<IPartFinder> _finders;
    private readonly TimeProvider _time;
    private readonly ILogger<FoundService> _logger;

    internal FoundService(MachineReader machine, IEnumerable<IPartFinder> finders, TimeProvider time, ILogger<FoundService> logger)
    {
        _machine = machine;
        _finders = [.. finders];
        _time = time;
        _logger = logger;
    }

    public async Task<FoundReport> LookAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var parts = Task.WhenAll(_finders.Select(finder => FindAsync(finder, both.Token)));
        var machine = await _machine.ReadAsync(cancellationToken);
        var found = await parts;
        cancellationToken.ThrowIfCancellationRequested();
        return new FoundReport { Host = Environment.MachineName, Machine = machine, Parts = found };
    }

    private async Task<FoundPart> FindAsync(IPartFinder finder, CancellationToken cancellationToken)
    {
        try
        {
            // A finder that blocks in the operating system must not hold up the answer either.
            return await Task.Run(() => finder.FindAsync(cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return NotSeen(finder, $"no answer within {Limit.TotalSeconds:0.0} s");
        }
        catch (Exception exception)
        {
            LogFailed(exception, finder.Id);
            return NotSeen(finder, "looking for it failed; the log has the details");
        }
    }

    private static FoundPart NotSeen(IPartFinder finder, string evidence) =>
        new() { Id = finder.Id, Name = finder.Name, Found = false, Evidence = evidence };

    [LoggerMessage(LogLevel.Warning, "Looking for {Part} on this machine failed")]
    private partial void LogFailed(Exception exception, string part);
}
