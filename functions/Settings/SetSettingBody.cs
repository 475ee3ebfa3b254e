namespace Nebula.Functions.Settings;

/// <param name="Value">As the environment would have it: <c>30s</c>, <c>true</c>, <c>a,b</c>.</param>
internal sealed record SetSettingBody(string Value);
