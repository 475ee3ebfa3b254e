using System.Text.Json.Nodes;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes the check of a service.</summary>
internal sealed class CheckBuilder(CheckFormats checks, VariableValues variables, ErrorList errors)
{
    private const int DefaultTimeout = 10;
    private const int MaxTimeout = 60;

    // Where the service says what it is: the check says it only instead of it.
    private static readonly string[] PlaceMembers = ["url", "path"];

    private static readonly string[] Places = ["url", "host", "port"];

    public MappedCheck Build(ServiceSource service)
    {
        RefuseUnfittingMembers(service);
        RefuseUnfittingPlaces(service);
        var check = Point(service);
        if (service.Check is { } members)
        {
            check = check with { Members = MembersOf(service, members) };
        }

        if (errors.IsEmpty && service.Missing.Count == 0)
        {
            TellFaults(service, check);
        }

        return check;
    }

    /// <summary>As written, or what is usual for the type; null: the default of the monitors.</summary>
    public int? Interval(ServiceSource service)
    {
        var format = service.CheckFormat;
        if (service.Check.Seconds("interval") is not { } interval)
        {
            return format.UsualIntervalSeconds;
        }

        if (interval < format.MinIntervalSeconds && interval >= 5)
        {
            errors.Add(service.Check.Scalar("interval")!.At, $"A check of type {format.Type} is run every {format.MinIntervalSeconds}s at most.", "Lengthen the interval.");
        }

        return interval;
    }

    /// <summary>The timeout that fits the interval: an interval of 5 s cannot wait 10 s for an answer.</summary>
    public int? Timeout(ServiceSource service, bool isPublic)
    {
        var interval = service.Check.Seconds("interval") ?? service.CheckFormat.UsualIntervalSeconds ?? (isPublic ? 60 : 30);
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

    private MappedCheck Point(ServiceSource service)
    {
        var target = new TargetBuilder(service, variables, errors);
        var check = new MappedCheck { Type = service.CheckFormat.Type };
        if (service.IsOwn || service.CheckFormat.Target == CheckTarget.None)
        {
            return check;
        }

        if (service.CheckFormat.Target == CheckTarget.Url)
        {
            return check with { Url = target.CheckUrl() };
        }

        var (host, port) = target.Endpoint(withPort: service.CheckFormat.Target == CheckTarget.Endpoint);
        return check with { Host = host, Port = port };
    }

    private JsonObject MembersOf(ServiceSource service, SourceMapping written)
    {
        var values = new MemberValues(variables, service.Missing);
        var members = new JsonObject();
        foreach (var member in checks.MembersOf(service.CheckFormat.Type).Where(member => !PlaceMembers.Contains(member.Name)))
        {
            if (written.Find(member.Name) is { } entry && values.Of(entry.Value, member.Type) is { } value)
            {
                members[member.Name] = value;
            }
        }

        return members;
    }

    private void TellFaults(ServiceSource service, MappedCheck check)
    {
        foreach (var fault in service.CheckFormat.Faults(check.ToJson()))
        {
            // The member's own name may have the place within it behind: conditions[2].
            var name = fault.Member.Split('[', '.')[0];
            errors.Add(service.Check?.Find(name)?.At ?? service.Members.Find(name)?.At ?? service.Entry.At, fault.Message);
        }
    }

    private void RefuseUnfittingMembers(ServiceSource service)
    {
        if (service.Check is not { } written)
        {
            return;
        }

        var format = service.CheckFormat;
        var fitting = checks.MembersOf(format.Type).Select(member => member.Name).ToList();
        foreach (var entry in written.Entries.Where(entry => !fitting.Contains(entry.Key) && checks.Members.Any(member => member.Name == entry.Key)))
        {
            errors.Add(entry.At, $"A check of type {format.Type} does not take '{entry.Key}'.",
                $"It takes {string.Join(", ", MapFormat.CheckOfAnyType.Select(member => member.Name).Prepend("type").Concat(fitting))}.");
        }
    }

    private void RefuseUnfittingPlaces(ServiceSource service)
    {
        var format = service.CheckFormat;
        foreach (var name in Places)
        {
            if (service.Members.Find(name) is not { } entry)
            {
                continue;
            }

            if (format.Target == CheckTarget.None)
            {
                errors.Add(entry.At, $"A check of type {format.Type} does not take '{name}'.", "Remove it: nothing is dialled.");
            }
            else if (format.TakesConnection && (service.IsOwn || name == "url"))
            {
                errors.Add(entry.At, $"A check of type {format.Type} {(service.IsOwn ? "with a connection " : "")}does not take '{name}'.",
                    service.IsOwn ? "Remove it, or remove connection." : "Give host and port.");
            }
            else if (name != "url" && service.Members.Has("url"))
            {
                errors.Add(entry.At, $"The service has both a url and a {name}.", $"Put the {name} into the url, or remove url.");
            }
        }
    }
}
