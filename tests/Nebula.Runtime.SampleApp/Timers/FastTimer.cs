using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp.Timers;

/// <summary>Every second, for the blink of an eye: too often to be monitored.</summary>
public sealed class FastTimer(RunLog log)
{
    [Function("fast")]
    public Task RunAsync([TimerTrigger("* * * * * *")] TimerInfo timer, FunctionContext context) =>
        log.RecordAsync(timer, context, TimeSpan.FromMilliseconds(50));
}
