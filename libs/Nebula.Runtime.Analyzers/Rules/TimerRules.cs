using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Timers and their retries. Schedules are read at start-up, where the settings are.</summary>
internal static class TimerRules
{
    public static void Check(FunctionMethod function)
    {
        if (function.TimerTrigger is not { } trigger)
        {
            return;
        }

        var parameter = function.Triggers[0];
        if (!parameter.Type.IsNamed(WorkerTypes.TimerInfo))
        {
            function.Report(FunctionDiagnostics.TriggerParameter, parameter, parameter.Name, parameter.Type.Name, "a TimerInfo");
        }

        if (trigger.NamedArguments.Any(argument => argument is { Key: "RunOnStartup", Value.Value: true }))
        {
            function.Report(FunctionDiagnostics.RunOnStartup, trigger);
        }

        if (function.Method.FindAttribute(WorkerTypes.Retry) is { } retry && FaultOf(retry) is { } fault)
        {
            function.Report(FunctionDiagnostics.RetryValues, retry, fault);
        }
    }

    private static string? FaultOf(AttributeData retry)
    {
        var values = retry.ConstructorArguments.Select(argument => argument.Value).ToArray();
        if (values.FirstOrDefault() is < -1)
        {
            return "the count is below -1";
        }

        var intervals = values.Skip(1).OfType<string>().ToArray();
        if (intervals.FirstOrDefault(text => IntervalOf(text) is null) is { } wrong)
        {
            return $"'{wrong}' is not an interval hh:mm:ss";
        }

        return intervals.Length == 2 && IntervalOf(intervals[0]) > IntervalOf(intervals[1])
            ? "the minimum interval is above the maximum"
            : null;
    }

    // "5" alone would be five days.
    private static TimeSpan? IntervalOf(string text) =>
        text.Contains(":") && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero ? value : null;
}
