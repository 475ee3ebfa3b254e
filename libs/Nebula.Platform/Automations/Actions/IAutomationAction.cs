using Nebula.Platform.Errors;

namespace Nebula.Platform.Automations.Actions;

/// <summary>
/// Something that automations can do. Adding one is this class and <c>services.AddAutomationAction&lt;T&gt;()</c>: its form, checks, sealing,
/// retries, history and dry run follow from the description. It may be attempted again after a crash although it was done, with the same
/// key: so it is made that twice is as good as once.
/// </summary>
public interface IAutomationAction
{
    ActionDescription Description { get; }

    /// <summary>What is wrong with values that the description already allows; a field is a parameter's name. Never dials.</summary>
    Task<IReadOnlyList<FieldError>> CheckAsync(ActionValues values, CancellationToken cancellationToken);

    /// <summary>What it would do, in one sentence: for the page and the dry run. Secrets are missing in the values, addresses are cut.</summary>
    string Tell(ActionValues values);

    /// <summary>Does it. What it throws is a failure that may be tried again.</summary>
    Task<ActionOutcome> ExecuteAsync(ActionCall call, CancellationToken cancellationToken);
}
