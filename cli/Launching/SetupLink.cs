namespace Nebula.Cli.Launching;

/// <summary>The right to become the owner: once, until then.</summary>
internal sealed record SetupLink(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The token is in the fragment, which no browser sends and no log keeps.</summary>
    public string For(string url) => $"{url}/setup#{Token}";
}
