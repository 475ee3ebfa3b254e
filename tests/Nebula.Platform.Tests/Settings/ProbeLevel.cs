namespace Nebula.Platform.Tests.Settings;

public enum ProbeLevel
{
    Low,

    High,
}
