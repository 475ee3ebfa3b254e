using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using OtpNet;

namespace Nebula.Platform.Tests.Identity.SecondFactor;

/// <summary>A user whose app is known to the test.</summary>
internal sealed record TotpUser(IdentityKit Kit, User User, Totp App, OpenedSession Session, IReadOnlyList<string> RecoveryCodes)
{
    public static async Task<TotpUser> AddAsync(IdentityKit kit, Role role = Role.Viewer)
    {
        var user = await kit.AddUserAsync(role);
        var (app, enabled) = await EnrolAsync(kit, await kit.OpenAsync(user));

        // The code that proved the app is used up; the next login is later.
        kit.Time.Advance(TimeSpan.FromMinutes(2));
        return new TotpUser(kit, user, app, enabled.Session, enabled.RecoveryCodes);
    }

    public static async Task<(Totp App, EnabledTotp Enabled)> EnrolAsync(IdentityKit kit, OpenedSession own)
    {
        var setup = (await kit.SecondFactor.BeginAsync(own.Session, "box", default)).Value!;
        var app = new Totp(Base32Encoding.ToBytes(setup.Key));
        var code = app.ComputeTotp(kit.Time.GetUtcNow().UtcDateTime);
        return (app, (await kit.SecondFactor.EnableAsync(own.Session, code, Actor.Nebula, default)).Value!);
    }

    public string Code(int steps = 0) => App.ComputeTotp(Kit.Time.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));

    /// <summary>A code that is right at no step near.</summary>
    public string WrongCode()
    {
        var good = Enumerable.Range(-3, 7).Select(Code).ToHashSet();
        return Enumerable.Range(0, 100).Select(number => $"{number:D6}").First(code => !good.Contains(code));
    }

    public async Task<string> PassPasswordAsync(IPAddress? from = null) => (await Kit.StepAsync(User.Name, from: from)).Value!.Challenge!.Token;

    public Task<Result<OpenedSession>> FinishAsync(string token, string code, IdentityKit? process = null, IPAddress? from = null) =>
        (process ?? Kit).CodeSignIn.FinishAsync(new CodeAttempt(token, code, from ?? IdentityKit.Home, "test"), default);
}
