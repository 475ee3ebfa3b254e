namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Something wrong with a check.</summary>
/// <param name="Member">Of <c>check:</c>; empty when it is no single one.</param>
/// <param name="Message">What would be right.</param>
public sealed record CheckFault(string Member, string Message);
