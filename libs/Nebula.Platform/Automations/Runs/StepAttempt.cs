using Microsoft.Extensions.Logging;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Runs;

/// <summary>One attempt at one action: with its secrets opened, its texts filled in, its rights looked at, and an end to its time.</summary>
internal sealed partial class StepAttempt(ActionCatalog catalog, SealedParameters secrets, TimeProvider time, ILogger<StepAttempt> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task<ActionOutcome> RunAsync(
        Automation automation, ActionRow? row, Guid run, FeedEvent happened, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            return ActionOutcome.Refused("The automation no longer has this action.");
        }

        if (catalog.Find(row.Kind) is not { } action)
        {
            return ActionOutcome.Refused(catalog.Suggest(row.Kind));
        }

        // A later version may ask for more than was asked when it was saved.
        if (action.Description.Needs.FirstOrDefault(needed => !automation.Rights.Contains(needed)) is { } missing)
        {
            return ActionOutcome.Refused($"It needs the permission {missing}, which {automation.SavedBy} did not lend it. Somebody who has it must save the automation.");
        }

        var opened = await secrets.OpenAsync(row.Id, row.Sealed, cancellationToken);
        if (!opened.IsSuccess)
        {
            return ActionOutcome.Failed(opened.Error.Detail);
        }

        var values = ValuesOf(action.Description, row, opened.Value, happened, automation.Name);
        var call = new ActionCall($"{run:N}-{row.Id:N}", automation.Id, automation.Name, happened, values);
        return await EventChain.RunAsync(automation.CauseOf(run, happened), () => ExecuteAsync(action, call, cancellationToken));
    }

    /// <summary>What an action is given: opened values over shown ones, placeholders filled in.</summary>
    internal static ActionValues ValuesOf(
        ActionDescription description, ActionRow row, IReadOnlyDictionary<string, string> opened, FeedEvent happened, string automation)
    {
        var values = new Dictionary<string, string>(row.Shown, StringComparer.Ordinal);
        foreach (var (name, value) in opened)
        {
            values[name] = value;
        }

        foreach (var parameter in description.Parameters.Where(parameter => parameter.Placeholders && values.ContainsKey(parameter.Name)))
        {
            values[parameter.Name] = EventTemplate.Fill(values[parameter.Name], happened, automation);
        }

        return new ActionValues(values);
    }

    private async Task<ActionOutcome> ExecuteAsync(IAutomationAction action, ActionCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await action.ExecuteAsync(call, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ActionOutcome.Failed($"It took longer than {Longest.TotalSeconds:0} s.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, action.Description.Kind, call.AutomationName);
            return ActionOutcome.Failed(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The action {Kind} of the automation {Automation} failed")]
    private partial void LogFailed(Exception exception, string kind, string automation);
}
