namespace Nebula.Functions.Notifications;

/// <param name="Token">What stands behind the # of the link.</param>
/// <param name="Minutes">How long the incident is to be quiet, 5 to 10080; null acknowledges it.</param>
internal sealed record UseIncidentLinkBody(string Token, int? Minutes = null);
