using System.Text;

namespace Nebula.Cli.Launching;

/// <summary>The lines that somebody else appends to a file, as they come; also across a rotation, when a new file takes the name.</summary>
internal sealed class FollowedFile(string path) : IDisposable
{
    private readonly StringBuilder _partial = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private FileStream? _file;

    /// <summary>Whole lines since the last call; none while there is no file.</summary>
    public List<string> ReadNew()
    {
        var lines = new List<string>();
        if (_file is not null && WasReplaced(_file))
        {
            Drain(_file, lines);
            _file.Dispose();
            _file = null;
        }

        if (_file is null && File.Exists(path))
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        if (_file is not null)
        {
            Drain(_file, lines);
        }

        return lines;
    }

    /// <summary>Leaves out what is there already, but for the last lines.</summary>
    public List<string> ReadLast(int count) => [.. ReadNew().TakeLast(count)];

    public void Dispose() => _file?.Dispose();

    // A log only grows: one that is shorter than what was read is another one.
    private bool WasReplaced(FileStream open)
    {
        var current = new FileInfo(path);
        return current.Exists && current.Length < open.Position;
    }

    private void Drain(FileStream file, List<string> lines)
    {
        var bytes = new byte[16 * 1024];
        var characters = new char[bytes.Length];
        for (int read; (read = file.Read(bytes)) > 0;)
        {
            foreach (var character in characters.AsSpan(0, _decoder.GetChars(bytes.AsSpan(0, read), characters, flush: false)))
            {
                if (character != '\n')
                {
                    _partial.Append(character);
                    continue;
                }

                lines.Add(_partial.ToString());
                _partial.Clear();
            }
        }
    }
}
