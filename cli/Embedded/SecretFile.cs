using System.Security.Cryptography;
using System.Text;

namespace Nebula.Cli.Embedded;

/// <summary>A generated secret of 256 bits, kept in a file that only its owner can read.</summary>
public static class SecretFile
{
    private const int Bytes = 32;

    /// <summary>The file's secret; a new one when there is no file. Lower-case hexadecimal, so it needs no escaping in a URI.</summary>
    public static async Task<string> ReadOrCreateAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            var known = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            return known.Length > 0 ? known : throw new EmbeddedStackException($"{path} is empty; it should hold a password.");
        }

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        await WriteAsync(path, secret, cancellationToken);
        return secret;
    }

    /// <summary>Whole or not at all: a file written halfway would lock us out of the cluster it belongs to.</summary>
    internal static async Task WriteAsync(string path, string content, CancellationToken cancellationToken)
    {
        var partial = $"{path}.partial";
        File.Delete(partial);
        await using (var file = OwnFile.Open(partial, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(content), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }
}
