using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Tests.Automations;

/// <summary>An action that does what the test says, and remembers how it was called.</summary>
internal sealed class ScriptedAction(NpgsqlDataSource database) : IAutomationAction
{
    public const string Kind = "scripted";

    public ActionDescription Description { get; } = new(Kind, "Do as told", "For tests.")
    {
        Parameters =
        [
            new("text", ActionParameterKind.Text, "Text", "Said.") { Placeholders = true, MaxLength = 100 },
            new("token", ActionParameterKind.Secret, "Token", "Kept."),
        ],
        Needs = ["tests.run"],
        RetryAfterSeconds = [5, 30],
    };

    public List<ActionCall> Calls { get; } = [];

    /// <summary>What the next attempts end with; after them, everything is done.</summary>
    public Queue<ActionOutcome> Outcomes { get; } = [];

    /// <summary>What an attempt does before it ends.</summary>
    public Func<ActionCall, Task> Does { get; set; } = _ => Task.CompletedTask;

    public Task<IReadOnlyList<FieldError>> CheckAsync(ActionValues values, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FieldError>>(
        values.Find("text") == "wrong" ? [new FieldError("text", "It is wrong.")] : []);

    public string Tell(ActionValues values) => $"Say \"{values.Find("text")}\" with {values.Find("token") ?? "nothing"}";

    public async Task<ActionOutcome> ExecuteAsync(ActionCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        await Does(call);
        return Outcomes.TryDequeue(out var outcome) ? outcome : ActionOutcome.Done("said");
    }

    /// <summary>Something happens because of this action.</summary>
    public Task CauseAsync(PlatformEvent happened) => Nebula.Platform.Tests.Events.EventSql.TellAsync(database, happened);
}
