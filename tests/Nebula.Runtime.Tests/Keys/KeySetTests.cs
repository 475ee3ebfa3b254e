using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Keys;

namespace Nebula.Runtime.Tests.Keys;

public sealed class KeySetTests
{
    private const string Value = "one-value-for-all-of-them-0123456789";

    [Fact]
    public void Find_ValueOfManyKeys_TakesTheHighestInRank()
    {
        StoredKey[] keys = [Key(KeyScope.Of("f"), "own"), Key(KeyScope.Host, "host"), Key(KeyScope.System, "system")];

        var withMaster = new KeySet(KeyHash.Of(Value), keys).Find(Value, "F");
        var withoutMaster = new KeySet(null, keys).Find(Value, "F");
        var withoutSystem = new KeySet(null, keys[..2]).Find(Value, "F");
        var ownOnly = new KeySet(null, keys[..1]).Find(Value, "F");

        Assert.Equal(new KeyCaller(AuthorizationLevel.Admin, "master"), withMaster);
        Assert.Equal(new KeyCaller(AuthorizationLevel.System, "system"), withoutMaster);
        Assert.Equal(new KeyCaller(AuthorizationLevel.Function, "host"), withoutSystem);
        Assert.Equal(new KeyCaller(AuthorizationLevel.Function, "own"), ownOnly);
    }

    [Theory]
    [InlineData("g")]
    [InlineData(null)]
    public void Find_KeyOfAnotherFunction_FindsNone(string? function)
    {
        var keys = new KeySet(null, [Key(KeyScope.Of("f"), "own")]);

        Assert.Null(keys.Find(Value, function));
    }

    [Theory]
    [InlineData("one-value-for-all-of-them-012345678")]
    [InlineData("one-value-for-all-of-them-01234567890")]
    [InlineData("One-value-for-all-of-them-0123456789")]
    [InlineData("one-value-for-all-of-them-0123456789 ")]
    public void Find_AlmostTheValue_FindsNone(string key)
    {
        var keys = new KeySet(KeyHash.Of(Value), [Key(KeyScope.Host, "host")]);

        Assert.Null(keys.Find(key, null));
    }

    [Fact]
    public void Find_FirstOrLastOrNoKey_TakesTheSameTime()
    {
        var values = Enumerable.Range(0, 300).Select(number => $"{Value}-{number:0000}").ToArray();
        var keys = new KeySet(null, [.. values.Select(value => new StoredKey(KeyScope.Host, value, KeyHash.Of(value)))]);
        string[] sought = [values[0], values[^1], $"{Value}-none"];

        // The least of many runs: what else the machine does only ever adds.
        var times = sought.Select(_ => long.MaxValue).ToArray();
        for (var run = 0; run < 600; run++)
        {
            var start = Stopwatch.GetTimestamp();
            keys.Find(sought[run % 3], null);
            times[run % 3] = Math.Min(times[run % 3], Stopwatch.GetTimestamp() - start);
        }

        Assert.True(times.Max() < 2 * times.Min(), $"first, last, none: {string.Join(", ", times)} ticks");
    }

    private static StoredKey Key(KeyScope scope, string name) => new(scope, name, KeyHash.Of(Value));
}
