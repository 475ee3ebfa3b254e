using System.Text.Json;
using Nebula.Platform.Json;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A row of <c>notification_rules</c>, with what the list shows of its deliveries.</summary>
internal sealed record RuleRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    public required string Definition { get; init; }

    public required Guid[] ChannelIds { get; init; }

    public required bool TellsSecurity { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public string? LastState { get; init; }

    public string? LastReason { get; init; }

    public string? LastDetail { get; init; }

    public string? LastTitle { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public RuleInput DefinitionOf => JsonSerializer.Deserialize<RuleInput>(Definition, NebulaJson.Options)! with { Name = Name, Enabled = Enabled, ChannelIds = ChannelIds };

    public Rule ToRule(IReadOnlyDictionary<Guid, RuleChannel> channels)
    {
        var definition = DefinitionOf;
        return new Rule
        {
            Id = Id,
            Name = Name,
            Enabled = Enabled,
            Match = definition.Match,
            Channels = [.. ChannelIds.Where(channels.ContainsKey).Select(id => channels[id])],
            TimeZone = definition.TimeZone,
            Schedule = definition.Schedule,
            QuietHours = definition.QuietHours,
            QuietPass = definition.QuietPass,
            FoldSeconds = definition.FoldSeconds,
            RemindMinutes = definition.RemindMinutes,
            TellsSecurity = TellsSecurity,
            LastDelivery = LastDelivery.Of(LastState, LastReason, LastDetail, LastTitle, LastAt),
            Version = Version,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            UpdatedBy = UpdatedBy,
        };
    }
}
