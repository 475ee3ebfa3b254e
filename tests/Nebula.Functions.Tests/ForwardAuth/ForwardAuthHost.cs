using Nebula.Functions.Tests.Access;

namespace Nebula.Functions.Tests.ForwardAuth;

/// <summary>The app behind a proxy that names users, which is where the tests come from; admins must have a second factor.</summary>
public sealed class ForwardAuthHost : IAsyncLifetime
{
    public InhabitedHost Inhabited { get; } = new();

    public Task InitializeAsync()
    {
        Inhabited.Host.Environment["NEBULA_FORWARD_AUTH_HEADER"] = "Remote-User";
        Inhabited.Host.Environment["NEBULA_FORWARD_AUTH_PROXIES"] = "127.0.0.1";
        Inhabited.Host.Environment["NEBULA_REQUIRE_SECOND_FACTOR"] = "true";
        return Inhabited.InitializeAsync();
    }

    public Task DisposeAsync() => Inhabited.DisposeAsync();
}
