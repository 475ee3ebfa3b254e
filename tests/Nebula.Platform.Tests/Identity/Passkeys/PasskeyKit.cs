using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passkeys;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Testing.Passkeys;

namespace Nebula.Platform.Tests.Identity.Passkeys;

/// <summary>Passkeys as one process, at https://nebula.example.</summary>
internal sealed class PasskeyKit
{
    public PasskeyKit(IdentityKit identity)
    {
        Identity = identity;
        var ceremony = new PasskeyCeremony(identity.Database, NullLogger<PasskeyCeremony>.Instance);
        var challenges = new PasskeyChallenges(identity.Database, identity.Time);
        var entry = new PasskeyEntry(challenges, identity.Throttle);
        Own = new OwnPasskeys(ceremony, challenges, entry, identity.Database, identity.Transactions);
        SignIn = new PasskeySignIn(ceremony, challenges, entry, new SecondFactorRule(identity.Identity), identity.Transactions);
    }

    public IdentityKit Identity { get; }

    public OwnPasskeys Own { get; }

    public PasskeySignIn SignIn { get; }

    public PasskeyPlace Place { get; } = PasskeyPlace.Of(null, "https://nebula.example").Value!;

    public async Task<Result<Passkey>> AddAsync(Session own, SoftAuthenticator device, string name = "phone")
    {
        var start = (await Own.StartAsync(Place, own, IdentityKit.Home, default)).Value!;
        return await Own.AddAsync(ReplyOf(start, device.Create(start.Options)), name, own, Actor.Nebula, default);
    }

    public async Task<Result<OpenedSession>> SignInAsync(SoftAuthenticator device)
    {
        var start = await AskAsync();
        return await SignIn.SignInAsync(ReplyOf(start, device.Get(start.Options)), default);
    }

    public async Task<PasskeyStart> AskAsync(Session? own = null) => (await SignIn.StartAsync(Place, own, IdentityKit.Home, default)).Value!;

    public PasskeyReply ReplyOf(PasskeyStart start, JsonObject credential) =>
        new() { Place = Place, Credential = credential, Browser = start.Browser, Address = IdentityKit.Home, UserAgent = "test" };
}
