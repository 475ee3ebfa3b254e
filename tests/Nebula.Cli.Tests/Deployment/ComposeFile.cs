using Nebula.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Nebula.Cli.Tests.Deployment;

/// <summary>Compose files as Compose reads them: YAML with merge keys, later files over earlier ones.</summary>
internal sealed class ComposeFile
{
    private const string Folder = "deploy/functions/";

    private readonly Dictionary<object, object> _root;

    private ComposeFile(Dictionary<object, object> root) => _root = root;

    public Dictionary<object, object> Services => (Dictionary<object, object>)_root["services"];

    public static ComposeFile Nebula() => Read("compose.yml");

    public static ComposeFile Azure() => Read("compose.yml", "compose.azure.yml");

    public static IEnumerable<ComposeFile> Variants() => [Nebula(), Azure()];

    public Dictionary<object, object> Service(string name) => (Dictionary<object, object>)Services[name];

    public Dictionary<object, object> EnvironmentOf(string service) =>
        Service(service).GetValueOrDefault("environment") as Dictionary<object, object> ?? [];

    private static ComposeFile Read(params string[] names) => new(names.Select(Parse).Aggregate(Merge));

    private static Dictionary<object, object> Parse(string name)
    {
        using var text = new StringReader(Repository.Text(Folder + name));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(text)));
    }

    // Maps are merged, lists appended; for all else the later file's word holds.
    private static Dictionary<object, object> Merge(Dictionary<object, object> earlier, Dictionary<object, object> later)
    {
        var merged = new Dictionary<object, object>(earlier);
        foreach (var (key, value) in later)
        {
            merged[key] = (merged.GetValueOrDefault(key), value) switch
            {
                (Dictionary<object, object> before, Dictionary<object, object> after) => Merge(before, after),
                (List<object> before, List<object> after) => new List<object>([.. before, .. after]),
                _ => value,
            };
        }

        return merged;
    }
}
