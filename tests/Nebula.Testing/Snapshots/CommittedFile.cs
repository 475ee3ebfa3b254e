using Xunit;

namespace Nebula.Testing.Snapshots;

/// <summary>A generated file that is committed. A test says when it drifted; <c>NEBULA_UPDATE=1</c> writes it anew.</summary>
public static class CommittedFile
{
    /// <param name="relativePath">The file, from the repository's root.</param>
    /// <param name="generated">What it should hold.</param>
    public static void AssertCurrent(string relativePath, string generated)
    {
        var path = Path.Combine(Repository.Root, relativePath);
        if (Environment.GetEnvironmentVariable("NEBULA_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
        }

        var committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            committed == generated,
            $"{relativePath} is not what the source generates. Run: NEBULA_UPDATE=1 dotnet test, look at the diff, commit it. First difference: {FirstDifference(committed, generated)}");
    }

    private static string FirstDifference(string committed, string generated)
    {
        var (left, right) = (committed.Split('\n'), generated.Split('\n'));
        var line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: committed «{left.ElementAtOrDefault(line)}», generated «{right.ElementAtOrDefault(line)}»";
    }
}
