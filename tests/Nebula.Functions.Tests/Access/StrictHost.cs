namespace Nebula.Functions.Tests.Access;

/// <summary>The app where admins must have a second factor, and all but one have.</summary>
public sealed class StrictHost : IAsyncLifetime
{
    public InhabitedHost Inhabited { get; } = new();

    public async Task InitializeAsync()
    {
        Inhabited.Host.Environment["NEBULA_REQUIRE_SECOND_FACTOR"] = "true";
        await Inhabited.InitializeAsync();
        await Inhabited.ProveSecondFactorsAsync();
    }

    public Task DisposeAsync() => Inhabited.DisposeAsync();
}
