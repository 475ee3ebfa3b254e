using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Which group gives which role. Nobody becomes the owner by a group.</summary>
internal sealed class GroupRoles
{
    private const string Everybody = "*";

    private readonly Dictionary<string, Role> _roles;

    private GroupRoles(Dictionary<string, Role> roles) => _roles = roles;

    public bool IsConfigured => _roles.Count > 0;

    /// <param name="text"><c>group=role</c>, by commas.</param>
    public static Result<GroupRoles> Parse(string text)
    {
        // Groups are the provider's names: compared as they are.
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (group, role) = entry.LastIndexOf('=') is var at and > 0 ? (entry[..at].Trim(), RoleOf(entry[(at + 1)..].Trim())) : ("", null);
            if (group.Length == 0 || role is not { } known || !roles.TryAdd(group, known))
            {
                return Error.Invalid("roles_invalid", $"has '{entry}', which is not group=role with viewer, operator or admin, each group once");
            }
        }

        return new GroupRoles(roles);
    }

    /// <summary>The highest role of the groups; null when they give none.</summary>
    public Role? Of(IEnumerable<string> groups) =>
        groups.Append(Everybody).Where(_roles.ContainsKey).Select(group => (Role?)_roles[group]).Max();

    private static Role? RoleOf(string text) => text switch
    {
        "viewer" => Role.Viewer,
        "operator" => Role.Operator,
        "admin" => Role.Admin,
        _ => null,
    };
}
