using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp.Timers;

/// <summary>Runs longer than its schedule leaves time for, so that an owner is nearly always in the middle of a run.</summary>
public sealed class SlowTimer(RunLog log)
{
    [Function("slow")]
    public Task RunAsync([TimerTrigger("* * * * * *")] TimerInfo timer, FunctionContext context) =>
        log.RecordAsync(timer, context, TimeSpan.FromMilliseconds(1500));
}
