using System.Text.Json.Serialization;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Actions.Webhooks;

/// <summary>What a webhook is sent.</summary>
/// <param name="Delivery">The same in every attempt.</param>
/// <param name="Automation">The automation's name.</param>
/// <param name="Text">What the author wants said; null when nothing.</param>
/// <param name="Event">The event, as the API shows it.</param>
internal sealed record WebhookPayload(
    string Delivery,
    string Automation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    FeedEvent Event);
