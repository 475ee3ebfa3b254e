using Nebula.Cli.Embedded;

namespace Nebula.Cli.Installation;

/// <summary>Replaces a file whole: a reader sees the old text or the new one, also when we die in between.</summary>
internal static class WholeFile
{
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var next = path + ".next";
        // Made anew, so that it is ours to read only, whatever an earlier one was.
        File.Delete(next);
        using (var file = OwnFile.Open(next, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
        }

        File.Move(next, path, overwrite: true);
    }
}
