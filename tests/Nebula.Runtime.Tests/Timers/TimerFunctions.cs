using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Timers;

internal sealed class HourlyTimer(TimerRuns runs)
{
    [Function("hourly")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class StartupTimer(TimerRuns runs)
{
    [Function("hourly")]
    public Task Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class UnmonitoredTimer(TimerRuns runs)
{
    [Function("hourly")]
    public Task Run([TimerTrigger("01:00:00", UseMonitor = false)] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class RetriedTimer(TimerRuns runs)
{
    [Function("hourly")]
    [FixedDelayRetry(2, "00:00:10")]
    public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class YearlyTimer(TimerRuns runs)
{
    [Function("yearly")]
    public Task Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class SecondsTimer(TimerRuns runs)
{
    [Function("seconds")]
    public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class EndlesslyRetriedTimer(TimerRuns runs)
{
    [Function("hourly")]
    [ExponentialBackoffRetry(-1, "00:00:10", "00:01:00")]
    public Task Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class SettingTimer(TimerRuns runs)
{
    [Function("setting")]
    public Task Run([TimerTrigger("0 %Minute% %Times:Hour% * * *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class MorningTimer(TimerRuns runs)
{
    [Function("morning")]
    public Task Run([TimerTrigger("0 0 9 * * *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class DailyIntervalTimer(TimerRuns runs)
{
    [Function("daily")]
    public Task Run([TimerTrigger("1.00:00:00")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}
