using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Api;

/// <summary>
/// Holds ours to a subset of the packages, so that what compiles here compiles against them; and to what functions are
/// written with, so that none of it is lost.
/// </summary>
public sealed class ApiSnapshotTests
{
    private static readonly Dictionary<string, HashSet<string>> Packages = ReadLists("Api/");

    private static readonly Dictionary<string, HashSet<string>> Required = ReadLists("Required/");

    public static TheoryData<string> RequiredTypes => [.. Required.Keys];

    public static TheoryData<string> PublicTypes => [.. typeof(FunctionAttribute).Assembly.GetExportedTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicType_EachMember_IsInThePackagesWithThisSignature(string name)
    {
        var type = typeof(FunctionAttribute).Assembly.GetType(name, throwOnError: true)!;

        var header = Packages.Keys.SingleOrDefault(listed => Same(listed, PublicSignature.HeaderOf(type)));
        var unknown = header is null ? [] : PublicSignature.MembersOf(type).Where(member => !Packages[header].Contains(member)).ToArray();

        Assert.True(header is not null, $"no package has: {PublicSignature.HeaderOf(type)}");
        Assert.True(unknown.Length == 0, $"no package has, in {name}: {string.Join(" | ", unknown)}");
    }

    [Theory]
    [MemberData(nameof(RequiredTypes))]
    public void RequiredType_EachMember_IsThere(string header)
    {
        var type = typeof(FunctionAttribute).Assembly.GetExportedTypes().SingleOrDefault(type => Same(header, PublicSignature.HeaderOf(type)));

        var lost = type is null ? [] : Required[header].Except(PublicSignature.MembersOf(type)).ToArray();

        Assert.True(type is not null, $"lost: {header}");
        Assert.True(lost.Length == 0, $"lost, of {header}: {string.Join(" | ", lost)}");
    }

    [Fact]
    public void Lists_WhenRead_HoldTheTypesAndTheirMembers()
    {
        var function = Packages["class Microsoft.Azure.Functions.Worker.FunctionAttribute : Attribute"];

        Assert.Equal(["public .ctor(string name)", "public string Name { get; }"], function.Order());
    }

    [Fact]
    public void Assembly_Namespaces_HoldNothingPublicOfOurOwn()
    {
        var own = typeof(FunctionAttribute).Assembly.GetExportedTypes().Where(type => !type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal));

        Assert.Empty(own);
    }

    // Interfaces come in no fixed order.
    private static bool Same(string left, string right) => Parts(left).SetEquals(Parts(right));

    private static HashSet<string> Parts(string header)
    {
        var split = header.Split(" : ", 2);
        return split.Length == 1 ? [header] : [split[0], .. split[1].Split(", ")];
    }

    private static Dictionary<string, HashSet<string>> ReadLists(string prefix)
    {
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var assembly = typeof(ApiSnapshotTests).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            HashSet<string>? members = null;
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#') || line.Length == 0)
                {
                    continue;
                }

                if (!line.StartsWith(' '))
                {
                    // The packages spread a static class of one name over several assemblies.
                    members = types.TryGetValue(line, out var known) ? known : types[line] = new(StringComparer.Ordinal);
                    continue;
                }

                members!.UnionWith(line.Contains(" = ", StringComparison.Ordinal) && !line.Contains('(') ? line.Trim().Split(", ") : [line.Trim()]);
            }
        }

        return types;
    }
}
