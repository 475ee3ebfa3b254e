using System.Diagnostics;
using System.Text;
using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>Files written to hurt: each is refused with its reason, within a second and a few megabytes.</summary>
public sealed class HostileMapTests
{
    private const int Rounds = 1500;
    private const long MaxAllocated = 100L * 1024 * 1024;

    public static TheoryData<string, string, string> Documents => new()
    {
        { "billion laughs", Laughs(), "anchor" },
        { "recursive anchor", "version: 1\nservices: &a { b: *a }\n", "anchor" },
        { "recursive list", "version: 1\nservices: &a [*a]\n", "alias" },
        { "alias without anchor", "version: 1\nservices: *nothing\n", "alias" },
        { "many aliases", "version: 1\nservices:\n" + Lines(20_000, i => $"  a{i}: *x"), "alias" },
        { "merge key", "version: 1\nservices:\n  a: { <<: { url: 'http://a' } }\n", "Merge keys" },
        { "merge cycle", "version: 1\nservices: &a\n  <<: *a\n", "Merge keys" },
        { "10k flow lists", "version: 1\nservices: " + new string('[', 10_000), "nested too deep" },
        { "10k flow mappings", "version: 1\nservices: " + string.Concat(Enumerable.Repeat("{a: ", 10_000)), "nested too deep" },
        { "10k block lists", "version: 1\nservices:\n  " + string.Concat(Enumerable.Repeat("- ", 10_000)) + "a", "nested too deep" },
        { "1000 levels of indentation", "version: 1\nservices:\n" + Lines(1000, i => new string(' ', i) + "a:"), "nested too deep" },
        { "local tag", "version: 1\nservices: !ruby/object:Gem {}\n", "tags" },
        { "core tag", "version: !!int 1\n", "tags" },
        { "dotnet tag", "version: 1\nservices: !<tag:yaml.org,2002:System.Diagnostics.Process> {}\n", "tags" },
        { "binary tag", "version: 1\nnodes: { a: { name: !!binary aGVsbG8= } }\n", "tags" },
        { "tag directive", "%TAG ! tag:evil,2024:\n---\nversion: 1\n", "directives" },
        { "version directive", "%YAML 99999999999999999999.1\n---\nversion: 1\n", "directives" },
        { "duplicate key", "version: 1\nservices: {}\nservices: {}\n", "second time; the first is in line 2" },
        { "duplicate quoted key", "version: 1\n\"version\": 1\n", "second time" },
        { "list as key", "version: 1\n? [a, b]\n: c\n", "single word" },
        { "tab indentation", "version: 1\nservices:\n\ta:\n", "tab" },
        { "tab after spaces", "version: 1\nservices:\n  \ta: {}\n", "tab" },
        { "NUL", "version: 1\0\n", "U+0000" },
        { "escape", "version: 1 # \u001b[2J\n", "U+001B" },
        { "old line break", "version: 1\u2028services: {}\n", "U+2028" },
        { "turned text", "version: 1 # \u202Etxt\n", "U+202E" },
        { "unpaired surrogate escape", "version: 1\nnodes: { a: { name: \"\\uD800\" } }\n", "" },
        { "as many keys as the limit takes", "version: 1\n" + Lines(45_000, i => $"k{i}: 1"), "no member" },
        { "35k services", "version: 1\nservices:\n" + Lines(35_000, i => $"  s{i}: {{}}"), "entries" },
        { "one long line", "version: 1\nnodes: { a: { name: " + new string('a', 450_000) + " } }", "longer than 80" },
        { "a million keys", "version: 1\n" + Lines(1_000_000, i => $"k{i}: 1"), "larger than" },
        { "one long key", "version: 1\n" + new string('a', 450_000) + ": 1\n", "" },
        { "long chain of quotes", "version: 1\nnodes: { a: { name: '" + new string('\'', 450_000) + "' } }", "longer than 80" },
        { "unclosed quote", "version: 1\nnodes: { a: { name: \"" + new string('a', 450_000), "not YAML" },
        { "comments only", new string('#', 450_000), "empty" },
        { "binary", string.Concat(Enumerable.Range(1, 255).Select(i => (char)i)), "not allowed" },
        { "catastrophic pattern", "version: 1\nservices: { " + new string('a', 50_000) + "-: {} }", "" },
        { "variable cycle", "version: 1\nvariables: { A: x, B: y }\nservices: { a: { url: 'http://${A:-${B:-${A}}}/' } }", "not a variable" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_HostileText_IsRefusedFast(string name, string yaml, string expected)
    {
        var map = ReadBounded(Encoding.UTF8.GetBytes(yaml));

        Assert.False(map.Valid, name);
        Assert.Contains(map.Errors, error => error.Message.Contains(expected, StringComparison.Ordinal));
        Assert.InRange(map.Errors.Count, 1, 51);
        Assert.All(map.Errors, error => Assert.InRange(error.ToString().Length, 1, 1000));
    }

    [Fact]
    public void Read_FiftyMegabytes_AreRefusedFast()
    {
        var map = ReadBounded(Enumerable.Repeat((byte)'a', 50 * 1024 * 1024).ToArray());

        Assert.Equal("The file is larger than 512 KiB.", Assert.Single(map.Errors).Message);
    }

    [Fact]
    public void ReadFile_EndlessDevice_StopsAtTheLimit()
    {
        var map = new ServiceMapReader(SampleChecks.Formats, _ => null, TimeProvider.System).ReadFile("/dev/zero");

        Assert.Equal("The file is larger than 512 KiB.", Assert.Single(map.Errors).Message);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Read_OtherEncoding_IsRefused(string encoding)
    {
        var plain = Encoding.GetEncoding(encoding);

        foreach (var bytes in (byte[][])[plain.GetBytes("version: 1\n"), [.. plain.GetPreamble(), .. plain.GetBytes("version: 1\n")]])
        {
            var error = Assert.Single(ReadBounded(bytes).Errors);
            Assert.Equal("The file is UTF-16 or UTF-32 text.", error.Message);
        }
    }

    [Fact]
    public void Read_BrokenUtf8_SaysWhere()
    {
        var error = Assert.Single(ReadBounded([.. "version: 1\n# caf"u8, 0xE9, .. "\n"u8]).Errors);

        Assert.Equal("2:6 The file is not UTF-8 text here. (Save it as UTF-8.)", error.ToString());
    }

    [Theory]
    [InlineData("\uFEFFversion: 1\n")]
    [InlineData("version: 1\r\nservices:\r\n  a:\r\n    url: http://a\r\n")]
    [InlineData("---\nversion: 1\n...\n")]
    [InlineData("version: 1\t# a tab after a value\n")]
    [InlineData("version: 1")]
    public void Read_HarmlessVariant_IsAccepted(string yaml) =>
        Assert.Equal([], ReadBounded(Encoding.UTF8.GetBytes(yaml)).Errors);

    [Theory]
    [InlineData("sleeps: NO")]
    [InlineData("sleeps: yes")]
    [InlineData("sleeps: \"true\"")]
    [InlineData("sleeps: 1")]
    [InlineData("name: true")]
    [InlineData("name: 0o10")]
    [InlineData("name: 1e3")]
    [InlineData("name: 007")]
    [InlineData("name: .nan")]
    [InlineData("name: null")]
    public void Read_ValueOfAnotherMeaning_IsRefused(string member) =>
        Assert.Single(MapTexts.Read($"version: 1\nnodes:\n  a:\n    {member}\n").Errors);

    [Theory]
    [InlineData("port: 0o10")]
    [InlineData("port: 0x50")]
    [InlineData("port: 1e3")]
    [InlineData("port: 080")]
    [InlineData("port: +80")]
    [InlineData("port: 8_080")]
    [InlineData("port: 22:22")]
    [InlineData("port: 80.0")]
    [InlineData("port: 99999999999999999999")]
    [InlineData("check: { interval: 1:30 }")]
    [InlineData("check: { interval: 1e3 }")]
    [InlineData("check: { interval: 99999999h }")]
    [InlineData("check: { retries: 0b1 }")]
    public void Read_NumberInDisguise_IsRefused(string member) =>
        Assert.Single(MapTexts.Read($"version: 1\nservices:\n  a:\n    host: a\n    {(member.StartsWith("port", StringComparison.Ordinal) ? "" : "port: 80\n    ")}{member}\n").Errors);

    [Theory]
    [InlineData("NO")]
    [InlineData("yes")]
    [InlineData("1:30")]
    [InlineData("\"2024\"")]
    [InlineData("2024-01-01")]
    public void Read_TextThatOldYamlMisreads_StaysText(string text) =>
        Assert.Equal(text.Trim('"'), Assert.Single(MapTexts.Read($"version: 1\nnodes:\n  a:\n    name: {text}\n").Nodes).Name);

    [Fact]
    public void Read_DamagedMap_NeverThrowsAndAlwaysSaysWhatIsWrong()
    {
        const string Marks = ":-{}[]\"'#&*!|>%@`?,~$\\ \n\t\0<=.0a\u00e9";
        var whole = File.ReadAllText(Path.Combine(Nebula.Testing.Repository.Root, ServiceMapOptions.FileName));
        var random = new Random(20261122);

        for (var round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder(whole[..random.Next(whole.Length)]);
            for (var damage = random.Next(5); damage >= 0 && text.Length > 0; damage--)
            {
                text.Insert(random.Next(text.Length), Marks[random.Next(Marks.Length)]);
            }

            var map = MapTexts.Read(text.ToString());

            Assert.True(map.Valid == (map.Version.Length > 0), text.ToString());
            Assert.All(map.Errors, error => Assert.True(error.Line >= 1 && error.Column >= 1, $"{error}\n{text}"));
        }
    }

    /// <summary>The best of three: the bound is the reader's, not that of a machine that builds something else meanwhile.</summary>
    private static ServiceMapSnapshot ReadBounded(byte[] content)
    {
        var attempts = Enumerable.Range(0, 3).Select(_ =>
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var map = MapTexts.Read(content);
            return (map, watch.Elapsed, Bytes: GC.GetAllocatedBytesForCurrentThread() - allocated);
        });
        var measured = new List<(ServiceMapSnapshot Map, TimeSpan Elapsed, long Bytes)>();
        foreach (var attempt in attempts)
        {
            measured.Add(attempt);
            if (attempt.Elapsed < TimeSpan.FromSeconds(1))
            {
                break;
            }
        }

        Assert.InRange(measured.Min(attempt => attempt.Elapsed), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(measured[^1].Bytes, 0, MaxAllocated);
        return measured[^1].Map;
    }

    private static string Laughs() =>
        "version: 1\na0: &a0 [lol]\n" + Lines(9, i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));
}
