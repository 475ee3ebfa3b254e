namespace Nebula.Runtime.Logging;

/// <summary>Categories whose level host.json sets.</summary>
internal static class LogCategories
{
    public const string Admin = "Host.Admin";

    public const string Http = "Host.Http";

    public const string Keys = "Host.Keys";

    public const string Timers = "Host.Timers";

    public const string Startup = "Host.Startup";
}
