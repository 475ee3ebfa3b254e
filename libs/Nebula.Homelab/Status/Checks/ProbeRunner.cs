using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Runs a check within its time and turns whatever happens into an outcome; throws only when the caller cancels.</summary>
public sealed partial class ProbeRunner(IServiceProvider services, TimeProvider time, ILogger<ProbeRunner> logger)
{
    // People know machines by the name in front of the first dot.
    private static readonly string SeenFrom = Environment.MachineName.Split('.')[0];

    public async Task<ProbeOutcome> RunAsync(Check check, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var trace = new OutboundTrace();
        ProbeOutcome outcome;
        try
        {
            var probe = (IProbe)services.GetRequiredService(CheckTypes.Of(check.Type).Probe);
            outcome = SlowAnswer.Judge(await probe.RunAsync(check, trace, both.Token), check.DegradedAfter);
            cancellationToken.ThrowIfCancellationRequested();
            outcome = ConditionJudge.Judge(outcome, check, new AnswerFacts(outcome.ResponseTime, trace, time.GetUtcNow(), outcome.Answer));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (deadline.IsCancellationRequested)
        {
            outcome = ProbeFailure.TimedOut(timeout, trace);
        }
        catch (Exception exception) when (ProbeFailure.TryExplain(exception, out var explained))
        {
            outcome = explained;
        }
        catch (Exception exception)
        {
            LogFailed(exception, check.Type, check.Target);
            outcome = ProbeFailure.Ours(exception);
        }

        outcome = check.UpsideDown ? UpsideDown.Turn(outcome, check) : outcome;
        outcome = outcome.Mask?.Apply(outcome) ?? outcome;
        return outcome with { Evidence = outcome.Evidence with { SeenFrom = SeenFrom, Facts = WithWay(outcome.Evidence.Facts, trace) } };
    }

    private static Dictionary<string, string>? WithWay(IReadOnlyDictionary<string, string>? facts, OutboundTrace trace)
    {
        var all = new Dictionary<string, string>(facts ?? new Dictionary<string, string>());
        if (trace.Resolution is { } resolution)
        {
            all["dns"] = DurationText.Of(resolution);
        }

        if (trace is { Remote: null, Wanted: { } wanted } && !all.ContainsKey("address"))
        {
            all["dialled"] = wanted.ToString();
        }

        if (trace is { Remote: { } remote, Connection: { } connection })
        {
            all["address"] = remote.ToString();
            all["connect"] = DurationText.Of(connection);
        }

        return all.Count > 0 ? all : null;
    }

    [LoggerMessage(LogLevel.Error, "A {Type} check of {Target} failed by itself; nothing is known about the target")]
    private partial void LogFailed(Exception exception, string type, string target);
}
