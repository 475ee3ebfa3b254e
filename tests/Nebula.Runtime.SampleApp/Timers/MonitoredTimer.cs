using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp.Timers;

/// <summary>Keeps its status in the storage; setting <c>MonitoredSchedule</c> says when it runs.</summary>
public sealed class MonitoredTimer(RunLog log)
{
    [Function("monitored")]
    public Task RunAsync([TimerTrigger("%MonitoredSchedule%")] TimerInfo timer, FunctionContext context) =>
        log.RecordAsync(timer, context, TimeSpan.FromMilliseconds(200));
}
