using System.Security.Cryptography;
using System.Text;
using Nebula.Platform.ServiceMap.Format;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.ServiceMap;

/// <summary>Reads <c>service-map.yml</c>: the text, checked against the format, with the variables put in. Bounded in time and memory for any input.</summary>
/// <param name="checks">The types of check there are.</param>
/// <param name="variables">The value of an environment variable, null or empty when it is not set.</param>
/// <param name="time">Gives <see cref="ServiceMapSnapshot.LoadedAt"/>.</param>
public sealed class ServiceMapReader(CheckFormats checks, Func<string, string?> variables, TimeProvider time)
{
    private readonly ServiceKinds _kinds = new(checks);

    private const int VersionLength = 16;

    /// <summary>Reads the file; one that is missing, unreadable or too large gives a map with that error.</summary>
    public ServiceMapSnapshot ReadFile(string path) => Read(path, ServiceMapFile.Read(path));

    /// <summary>The map that the content describes, or, if it has errors, only those.</summary>
    public ServiceMapSnapshot Read(string path, ReadOnlySpan<byte> content)
    {
        var errors = new ErrorList();
        if (content.Length > MapFormat.MaxBytes)
        {
            errors.Add(default, $"The file is larger than {MapFormat.MaxBytes / 1024} KiB.");
            return Refused(path, errors.ToList());
        }

        if (SourceText.Decode(content, errors) is not { } text || new SourceReader(errors).Read(text) is not { } root)
        {
            return Refused(path, errors.ToList());
        }

        var map = root as SourceMapping;
        var declared = map.Entries("variables").Select(entry => entry.Key).ToHashSet();
        new ShapeChecker(errors, declared).Check(root, new MapFormat(checks, _kinds).Root, "map");
        var result = errors.IsFull ? Refused(path, []) : Build(path, map, errors);
        return errors.IsEmpty
            ? result with { Version = VersionOf(content, result) }
            : Refused(path, errors.ToList());
    }

    /// <summary>A reader that finds the variables elsewhere.</summary>
    internal ServiceMapReader With(Func<string, string?> otherVariables) => new(checks, otherVariables, time);

    /// <summary>Another text when a variable has another value.</summary>
    internal string MarkOf(IEnumerable<MapVariable> declared) => string.Join('\0', declared.Select(variable => variables(variable.Name)));

    internal ServiceMapSnapshot Read(string path, ServiceMapFile file) =>
        file.Content is { } content ? Read(path, content) : Refused(path, [file.Error!]);

    private ServiceMapSnapshot Build(string path, SourceMapping? map, ErrorList errors)
    {
        var values = new VariableValues(variables, errors);
        var nodes = map.Entries("nodes").Select(new NodeBuilder(values, errors).Build).ToList();
        var services = new ServiceBuilder(checks, _kinds, nodes.ToDictionary(node => node.Id), values, errors);
        new DependencyChecker(errors).Check([.. map.Entries("services")]);
        return new ServiceMapSnapshot
        {
            Path = path,
            LoadedAt = time.GetUtcNow(),
            Variables = [.. map.Entries("variables").Select(entry => new MapVariable(entry.Key, (entry.Value as SourceScalar)?.Text ?? ""))],
            Nodes = nodes,
            Networks = new NetworkBuilder(values, errors).Build(map),
            Services = [.. map.Entries("services").Select(services.Build)],
        };
    }

    private ServiceMapSnapshot Refused(string path, IReadOnlyList<MapError> errors) =>
        new() { Path = path, LoadedAt = time.GetUtcNow(), Errors = errors };

    /// <summary>
    /// Variables count: the same text with another address is another map. Of a secret only whether it is missing.
    /// </summary>
    private string VersionOf(ReadOnlySpan<byte> content, ServiceMapSnapshot map)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        foreach (var variable in map.Variables)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{variable.Name}={variables(variable.Name)}"));
        }

        foreach (var name in map.Services.SelectMany(service => service.MissingSettings).Except(map.Variables.Select(variable => variable.Name)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{name}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }
}
