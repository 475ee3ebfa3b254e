namespace Nebula.Functions.Users;

/// <param name="Permission">Its name: <c>area.verb</c>.</param>
/// <param name="Words">What it allows.</param>
internal sealed record PermissionAnswer(string Permission, string Words);
