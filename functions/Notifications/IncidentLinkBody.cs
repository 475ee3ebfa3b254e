namespace Nebula.Functions.Notifications;

/// <param name="Token">What stands behind the # of the link.</param>
internal sealed record IncidentLinkBody(string Token);
