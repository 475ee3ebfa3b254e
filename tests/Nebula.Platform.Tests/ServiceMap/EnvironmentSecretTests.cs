namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>Secrets that a map names and does not hold.</summary>
public sealed class EnvironmentSecretTests
{
    private const string Headers = "url: http://a\ncheck:\n  headersFromEnvironment:\n    Authorization: ";

    [Fact]
    public void Read_VariableSet_KeepsItsNameAlone()
    {
        var map = MapTexts.Read(MapTexts.WithService($"{Headers}PLEX_TOKEN"), ("PLEX_TOKEN", "s3cret"));

        var service = Assert.Single(map.Services);
        Assert.Empty(service.MissingSettings);
        Assert.Equal("PLEX_TOKEN", service.Check.Members!["headersFromEnvironment"]!["Authorization"]!.GetValue<string>());
        Assert.DoesNotContain("s3cret", service.ToString() + service.Check.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Read_VariableNotSet_IsNotConfiguredAndAnotherVersion(string value)
    {
        var set = MapTexts.Read(MapTexts.WithService($"{Headers}PLEX_TOKEN"), ("PLEX_TOKEN", "s3cret"));

        var unset = MapTexts.Read(MapTexts.WithService($"{Headers}PLEX_TOKEN"), ("PLEX_TOKEN", value));

        Assert.Equal(["PLEX_TOKEN"], Assert.Single(unset.Services).MissingSettings);
        Assert.NotEqual(set.Version, unset.Version);
    }

    [Theory]
    [InlineData("NEBULA_POSTGRES", "NEBULA_POSTGRES is a setting of Nebula itself, which a map must not send anywhere.")]
    [InlineData("NAS_ADDRESS", "NAS_ADDRESS stands under variables, whose values everybody may see.")]
    [InlineData("s3cret", "'s3cret' is no Authorization.")]
    [InlineData("${PLEX_TOKEN}", "'${PLEX_TOKEN}' is no Authorization.")]
    public void Read_WhatIsNoVariableForASecret_IsAnError(string value, string message)
    {
        var error = Assert.Single(MapTexts.Read(MapTexts.WithService($"{Headers}{value}")).Errors);

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }
}
