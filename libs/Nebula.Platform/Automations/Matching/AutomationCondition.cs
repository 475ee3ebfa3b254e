using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Matching;

/// <summary>Something that must be true of an event.</summary>
/// <param name="Field">What is looked at: <c>title</c>, <c>subject</c>, or a member of the event's data: <c>data.reason</c>.</param>
/// <param name="Operator">How.</param>
/// <param name="Value">What it is compared with.</param>
public sealed record AutomationCondition(
    [property: MaxLength(EventFields.MaxName)] string Field, ConditionOperator Operator, [property: MaxLength(AutomationCondition.MaxValue)] string Value)
{
    public const int MaxValue = 200;

    /// <summary>What the event does not have counts as an empty text.</summary>
    public bool Holds(FeedEvent happened)
    {
        var actual = EventFields.Read(happened, Field) ?? "";
        return Operator switch
        {
            ConditionOperator.Equals => actual.Equals(Value, StringComparison.OrdinalIgnoreCase),
            ConditionOperator.NotEquals => !actual.Equals(Value, StringComparison.OrdinalIgnoreCase),
            ConditionOperator.Contains => actual.Contains(Value, StringComparison.OrdinalIgnoreCase),
            ConditionOperator.NotContains => !actual.Contains(Value, StringComparison.OrdinalIgnoreCase),
            ConditionOperator.StartsWith => actual.StartsWith(Value, StringComparison.OrdinalIgnoreCase),
            _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
        };
    }
}
