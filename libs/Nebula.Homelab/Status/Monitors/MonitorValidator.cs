using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Reads a <see cref="MonitorInput"/>: fills in the defaults, or names every member that is wrong and what would be right.</summary>
internal static class MonitorValidator
{
    public const int DefaultIntervalSeconds = 30;
    public const int DefaultPublicIntervalSeconds = 60;
    public const int DefaultTimeoutSeconds = 10;
    public const int DefaultRetries = 1;
    public const int DefaultRecoverAfter = 1;
    public const string DefaultGroup = "Services";

    private const int MaxName = 80;
    private const int MaxDescription = 500;
    private const int MaxKey = 64;
    private const int MaxDependencies = 20;

    /// <param name="input">What came in.</param>
    /// <param name="prefix">In front of the fields' names: empty, or where the monitor stands in the body, with a dot.</param>
    public static Result<MonitorDraft> Read(MonitorInput input, string prefix = "")
    {
        var fields = new MonitorFields(prefix);
        var isPublic = input.Public ?? false;
        var type = CheckTypes.Find(input.Check?.Type);
        var interval = fields.Interval(input.IntervalSeconds, type?.MinIntervalSeconds)
            ?? type?.UsualIntervalSeconds ?? (isPublic ? DefaultPublicIntervalSeconds : DefaultIntervalSeconds);
        var timeout = fields.Timeout(input.TimeoutSeconds) ?? Math.Clamp(interval - 1, 1, DefaultTimeoutSeconds);
        if (timeout >= interval && input.TimeoutSeconds is not null)
        {
            fields.Fail("timeoutSeconds", MonitorFields.TooLong(timeout, interval));
        }

        var check = CheckParser.Parse(input.Check, $"{prefix}check");
        var draft = new MonitorDraft
        {
            Name = fields.Text("name", input.Name, MaxName, required: true) ?? "",
            Description = fields.Text("description", input.Description, MaxDescription),
            Group = fields.Group(input.Group) ?? DefaultGroup,
            Node = fields.SlugOf("node", input.Node),
            Tags = fields.Tags("tags", input.Tags),
            Icon = fields.SlugOf("icon", input.Icon),
            Open = fields.Url("open", input.Open),
            Public = isPublic,
            DependsOn = fields.Texts("dependsOn", input.DependsOn, MaxDependencies, MaxKey),
            WitnessFor = input.WitnessFor,
            IntervalSeconds = interval,
            TimeoutSeconds = timeout,
            Retries = fields.Retries(input.Retries) ?? CheckTypes.UsualRetriesOf(input.Check?.Type),
            RecoverAfter = fields.RecoverAfter(input.RecoverAfter) ?? DefaultRecoverAfter,
            Check = check.Value!,
        };
        fields.Add(check.Error?.Fields ?? []);
        if (check.Value is HttpCheck { Request.HeadersFromEnvironment.Count: > 0 })
        {
            // Who may write monitors could else send any variable of this process anywhere.
            fields.Fail("check.headersFromEnvironment", "Only service-map.yml can name environment variables; give the value as a secret header.");
        }

        return fields.Errors is [var first, ..]
            ? Error.Invalid("monitor_invalid", $"The monitor is not valid. {first.Field}: {first.Message}", fields.Errors)
            : draft;
    }
}
