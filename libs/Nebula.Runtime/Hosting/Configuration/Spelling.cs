namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Finds slips of the pen.</summary>
internal static class Spelling
{
    // A letter left out, one too many or two exchanged are at most two edits.
    private const int MostEdits = 2;

    public static bool IsNear(string known, string written)
    {
        var previous = Enumerable.Range(0, written.Length + 1).ToArray();
        for (var i = 1; i <= known.Length; i++)
        {
            var current = new int[written.Length + 1];
            current[0] = i;
            for (var j = 1; j <= written.Length; j++)
            {
                var isSame = char.ToUpperInvariant(known[i - 1]) == char.ToUpperInvariant(written[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (isSame ? 0 : 1));
            }

            previous = current;
        }

        return previous[^1] <= MostEdits;
    }
}
