using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

/// <summary>What an authenticator app needs.</summary>
internal sealed record TotpSetupAnswer
{
    /// <summary>The key in base 32, for typing.</summary>
    public required string Key { get; init; }

    /// <summary>The same as an address, for an app on this very device.</summary>
    public required string Uri { get; init; }

    /// <summary>The same as a picture.</summary>
    public required QrPicture Picture { get; init; }

    public static TotpSetupAnswer Of(TotpSetup setup) => new() { Key = setup.Key, Uri = setup.Uri, Picture = QrPicture.Of(setup.Uri) };
}
