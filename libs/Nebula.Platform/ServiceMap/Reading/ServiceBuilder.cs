using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes the services of the map.</summary>
internal sealed class ServiceBuilder(
    CheckFormats checks, ServiceKinds kinds, IReadOnlyDictionary<string, MappedNode> nodes, VariableValues variables, ErrorList errors)
{
    public MappedService Build(SourceEntry entry)
    {
        var members = entry.Value as SourceMapping ?? new SourceMapping(entry.At, []);
        var kind = kinds.Find(members.Word("kind") ?? kinds.Default.Id) ?? kinds.Default;
        var service = new ServiceSource(entry, members, kind, FormatOf(members, kind), NodeOf(members), []);
        var builder = new CheckBuilder(checks, variables, errors);
        var isPublic = members.Flag("public") ?? false;
        var check = builder.Build(service);
        return new MappedService
        {
            Id = entry.Key,
            Name = variables.Shown(members, "name") ?? entry.Key,
            Description = variables.Shown(members, "description"),
            Kind = service.Kind.Id,
            Node = service.Node?.Id,
            Group = variables.Shown(members, "group") ?? "Services",
            Open = new TargetBuilder(service with { Missing = [] }, variables, errors).Url(members.Scalar("open")),
            DependsOn = [.. members.Scalars("dependsOn").Select(scalar => scalar.Text)],
            Tags = variables.ShownAll(members, "tags"),
            Icon = members.Word("icon") ?? service.Kind.Id,
            Public = isPublic,
            Check = check,
            IntervalSeconds = builder.Interval(service),
            TimeoutSeconds = builder.Timeout(service, isPublic),
            Retries = service.Check.Integer("retries"),
            RecoverAfter = service.Check.Integer("recoverAfter"),
            MissingSettings = service.Missing,
            Line = entry.At.Line,
        };
    }

    private CheckFormat FormatOf(SourceMapping members, ServiceKind kind) =>
        members.Mapping("check").Word("type") is { } type && checks.Has(type) ? checks.Of(type) : checks.Of(kind.CheckType);

    private MappedNode? NodeOf(SourceMapping members)
    {
        if (members.Scalar("node") is not { } reference || !FormatPattern.IsMatch(MapFormat.Id, reference.Text))
        {
            return null;
        }

        if (nodes.TryGetValue(reference.Text, out var node))
        {
            return node;
        }

        errors.Add(reference.At, $"There is no node '{reference.Text}'.", Suggestion.For(reference.Text, [.. nodes.Keys], "nodes"));
        return null;
    }
}
