using Microsoft.Extensions.Options;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>Whether admins and the owner must have a second factor, as the setting says now.</summary>
internal sealed class SecondFactorRule(IOptionsMonitor<IdentityOptions> options)
{
    public Session Apply(Session session) =>
        session with { SecondFactorMissing = Asks(session.Role) && !session.HasSecondFactor && !session.ByPasskey };

    public LivingApiKey Apply(LivingApiKey key) =>
        key with { SecondFactorMissing = Asks(key.Role) && !key.HasSecondFactor };

    public bool Asks(Role role) => role >= Role.Admin && options.CurrentValue.RequireSecondFactor;
}
