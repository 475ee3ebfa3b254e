using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Configuration;

public sealed class OptionsBindingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void AddNebulaOptions_NothingSet_KeepsTheDefaults()
    {
        var options = Bind();

        Assert.Equal(8080, options.Port);
        Assert.Null(options.Secret);
    }

    [Fact]
    public void AddNebulaOptions_SectionAndVariable_TheVariableWins()
    {
        var options = Bind(("Probe:Port", "1000"), ("PROBE_PORT", "2000"));

        Assert.Equal(2000, options.Port);
    }

    [Fact]
    public void AddNebulaOptions_VariableIsEmpty_CountsAsNotSet()
    {
        var options = Bind(("PROBE_PORT", ""));

        Assert.Equal(8080, options.Port);
    }

    [Fact]
    public void AddNebulaOptions_EveryKind_IsConverted()
    {
        var options = Bind(("PROBE_WAIT", "15m"), ("PROBE_MODE", "half_open"), ("PROBE_LIST", "a, b,"), ("PROBE_ON", "true"), ("PROBE_URL", "http://x/"));

        Assert.Equal(TimeSpan.FromMinutes(15), options.Wait);
        Assert.Equal(ProbeMode.HalfOpen, options.Mode);
        Assert.Equal(["a", "b"], options.List);
        Assert.True(options.On);
        Assert.Equal("http://x/", options.Url?.ToString());
    }

    [Theory]
    [InlineData("PROBE_PORT", "eighty", "PROBE_PORT: 'eighty' is not a whole number. The port, 1 to 65535.")]
    [InlineData("PROBE_PORT", "70000", "PROBE_PORT: must be from 1 to 65535. The port, 1 to 65535.")]
    [InlineData("PROBE_WAIT", "soon", "PROBE_WAIT: 'soon' is not a duration such as 30s, 15m, 12h or 7d. How long.")]
    [InlineData("PROBE_MODE", "ajar", "PROBE_MODE: 'ajar' is not one of open, halfopen. Which way.")]
    [InlineData("PROBE_ON", "yes", "PROBE_ON: 'yes' is not true or false. Whether.")]
    public void AddNebulaOptions_WrongValue_NamesVariableAndAllowedValues(string name, string value, string message)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Bind((name, value)));

        Assert.Equal(message, Assert.Single(failure.Failures));
    }

    [Fact]
    public void AddNebulaOptions_WrongSecret_IsNotRepeated()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Bind(("PROBE_PIN", "se5ame")));

        Assert.DoesNotContain("se5ame", failure.Message);
    }

    [Fact]
    public void AddDotEnv_EnvironmentAndFile_TheEnvironmentWins()
    {
        var file = _folder.At(".env");
        File.WriteAllText(file, "NEBULA_PROBE_A=file\nNEBULA_PROBE_B=file\n");
        Environment.SetEnvironmentVariable("NEBULA_PROBE_A", "environment");
        var configuration = new ConfigurationManager { [ConfigurationRegistration.EnvFileVariable] = file };
        configuration.AddEnvironmentVariables();

        configuration.AddDotEnv();

        Assert.Equal("environment", configuration["NEBULA_PROBE_A"]);
        Assert.Equal("file", configuration["NEBULA_PROBE_B"]);
    }

    [Fact]
    public void AddDotEnv_BrokenFile_SaysWhichLine()
    {
        var file = _folder.At(".env");
        File.WriteAllText(file, "A=b\noops\n");
        var configuration = new ConfigurationManager { [ConfigurationRegistration.EnvFileVariable] = file };

        var failure = Assert.Throws<DotEnvException>(configuration.AddDotEnv);

        Assert.Equal(2, failure.Line);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NEBULA_PROBE_A", null);
        _folder.Dispose();
    }

    private static ProbeOptions Bind(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddNebulaOptions<ProbeOptions>("Probe")
            .BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ProbeOptions>>().Value;
    }

    public enum ProbeMode
    {
        Open,
        HalfOpen,
    }

    public sealed class ProbeOptions
    {
        [EnvironmentVariable("PROBE_PORT", "The port, 1 to 65535.")]
        [Range(1, 65535, ErrorMessage = "must be from 1 to 65535")]
        public int Port { get; set; } = 8080;

        [EnvironmentVariable("PROBE_WAIT", "How long.")]
        public TimeSpan Wait { get; set; }

        [EnvironmentVariable("PROBE_MODE", "Which way.")]
        public ProbeMode Mode { get; set; }

        [EnvironmentVariable("PROBE_LIST", "Which ones.")]
        public string[] List { get; set; } = [];

        [EnvironmentVariable("PROBE_ON", "Whether.")]
        public bool On { get; set; }

        [EnvironmentVariable("PROBE_URL", "Where.")]
        public Uri? Url { get; set; }

        [EnvironmentVariable("PROBE_PIN", "A number.", Secret = true)]
        public int? Pin { get; set; }

        [EnvironmentVariable("PROBE_SECRET", "A secret.", Secret = true)]
        public string? Secret { get; set; }
    }
}
