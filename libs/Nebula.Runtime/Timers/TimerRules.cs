using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Timers.Scheduling;

namespace Nebula.Runtime.Timers;

/// <summary>What the host asks of a timer function before it loads.</summary>
internal sealed class TimerRules(IConfiguration settings, TimeSpan? timeout, StartupProblems problems)
{
    public TimerFunction? Check(RuntimeFunction function, TimerTriggerAttribute trigger)
    {
        var parameter = function.TriggerParameter;
        if (parameter.ParameterType != typeof(TimerInfo))
        {
            problems.Add(function.Name, $"trigger parameter '{parameter.Name}' is a {parameter.ParameterType.Name}; take a TimerInfo.");
        }

        var retry = RetryOf(function);
        try
        {
            var schedule = TimerSchedule.Parse(SettingReferences.Resolve(trigger.Schedule, settings));
            var isMonitored = trigger.UseMonitor && !schedule.FiresWithinAMinute;
            return new TimerFunction(function, schedule, isMonitored, trigger.RunOnStartup, timeout, retry);
        }
        catch (FormatException exception)
        {
            problems.Add(function.Name, $"schedule '{trigger.Schedule}': {exception.Message}.");
            return null;
        }
    }

    private RetryPolicy RetryOf(RuntimeFunction function)
    {
        try
        {
            return RetryPolicy.From(function.Retry);
        }
        catch (FormatException exception)
        {
            problems.Add(function.Name, $"its retry: {exception.Message}.");
            return RetryPolicy.None;
        }
    }
}
