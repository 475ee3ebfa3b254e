using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.SampleApp.Timers;

/// <summary>Keeps its status in the storage; setting <c>MonitoredSchedule</c> says when it runs, <c>MonitoredWork</c> for how long.</summary>
public sealed class MonitoredTimer(RunLog log, IConfiguration settings)
{
    [Function("monitored")]
    public Task RunAsync([TimerTrigger("%MonitoredSchedule%")] TimerInfo timer, FunctionContext context) =>
        log.RecordAsync(timer, context, settings.GetValue("MonitoredWork", TimeSpan.FromMilliseconds(200)));
}
