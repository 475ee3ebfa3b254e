using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes the check of a service.</summary>
internal sealed class CheckBuilder(VariableValues variables, ErrorList errors)
{
    private const int DefaultTimeout = 10;
    private const int MaxTimeout = 60;

    private static readonly string[] MembersOfEveryType = ["type", "interval", "timeout", "retries"];

    public MappedCheck Build(ServiceSource service)
    {
        var target = new TargetBuilder(service, variables, errors);
        var check = service.Check;
        RefuseUnfitting(service);
        var result = new MappedCheck
        {
            Type = service.CheckType,
            Method = check.Word("method"),
            ExpectedStatus = check.Word("expectedStatus"),
            Contains = variables.Expand(check.Scalar("contains"), service.Missing),
            FollowRedirects = check.Flag("followRedirects"),
            VerifyTls = check.Flag("verifyTls"),
            DegradedAfterMs = check.Integer("degradedAfterMs"),
        };
        if (CheckTypes.UsesUrl(service.CheckType))
        {
            return result with { Url = target.CheckUrl() };
        }

        if (CheckTypes.UsesConnection(service.CheckType) && check.Has("connection"))
        {
            return result with { Connection = check.Word("connection") };
        }

        var (host, port) = target.Endpoint(withPort: service.CheckType != CheckTypes.Ping);
        return result with { Host = host, Port = port };
    }

    /// <summary>The timeout that fits the interval: an interval of 5 s cannot wait 10 s for an answer.</summary>
    public int? Timeout(ServiceSource service, bool isPublic)
    {
        var interval = service.Check.Seconds("interval") ?? (isPublic ? 60 : 30);
        if (service.Check.Seconds("timeout") is not { } timeout)
        {
            return interval <= DefaultTimeout ? interval - 1 : null;
        }

        if (timeout >= interval && timeout <= MaxTimeout)
        {
            errors.Add(service.Check.Scalar("timeout")!.At, $"The timeout of {timeout}s is not less than the interval of {interval}s.",
                "Shorten the timeout or lengthen the interval.");
        }

        return timeout;
    }

    private void RefuseUnfitting(ServiceSource service)
    {
        var type = service.CheckType;
        var fitting = CheckTypes.MembersOf(type);
        foreach (var entry in service.Check?.Entries ?? [])
        {
            if (CheckTypes.All.Any(other => CheckTypes.MembersOf(other).Contains(entry.Key))
                && !fitting.Contains(entry.Key))
            {
                errors.Add(entry.At, $"A check of type {type} does not take '{entry.Key}'.",
                    $"It takes {string.Join(", ", MembersOfEveryType.Concat(fitting))}.");
            }
        }

        var own = service.Check.Has("connection");
        foreach (var name in (string[])["url", "host", "port"])
        {
            if (service.Members.Find(name) is not { } entry)
            {
                continue;
            }

            if (CheckTypes.UsesConnection(type) && (own || name == "url"))
            {
                errors.Add(entry.At, $"A check of type {type} {(own ? "with a connection " : "")}does not take '{name}'.",
                    own ? "Remove it, or remove connection." : "Give host and port.");
            }
            else if (name != "url" && service.Members.Has("url"))
            {
                errors.Add(entry.At, $"The service has both a url and a {name}.", $"Put the {name} into the url, or remove url.");
            }
        }
    }
}
