using Microsoft.Extensions.Options;

namespace Nebula.Platform.Identity;

/// <summary>Knows our own processes by their shared secret. Only its hash stays in memory; unset, it matches nobody.</summary>
public sealed class ServiceToken(IOptions<IdentityOptions> options)
{
    private readonly byte[]? _hash = string.IsNullOrEmpty(options.Value.ServiceToken) ? null : SecretToken.HashOf(options.Value.ServiceToken);

    public static Principal Principal { get; } = new()
    {
        Kind = PrincipalKind.Service,
        Name = "service",
        Granted = RolePermissions.Service,
    };

    public bool Matches(string presented) => _hash is not null && SecretToken.Matches(presented, _hash);
}
