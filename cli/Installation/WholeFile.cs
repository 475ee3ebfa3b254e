namespace Nebula.Cli.Installation;

/// <summary>Replaces a file whole: a reader sees the old text or the new one, also when we die in between.</summary>
internal static class WholeFile
{
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var next = path + ".next";
        File.WriteAllBytes(next, content);
        File.Move(next, path, overwrite: true);
    }
}
