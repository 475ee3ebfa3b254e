using System.Text;

namespace Nebula.Cli.Supervision;

/// <summary>A log that never outgrows the disk: at its limit it becomes <c>.1</c>, the older ones move up, the oldest goes.</summary>
internal sealed class RotatingLogFile(string path, long limitBytes = RotatingLogFile.DefaultLimitBytes, int keep = 3) : IDisposable
{
    public const long DefaultLimitBytes = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _gate = new();
    private FileStream _file = Open(path);

    public void WriteLine(string line)
    {
        var bytes = Utf8.GetBytes(line + "\n");
        lock (_gate)
        {
            if (_file.Length > 0 && _file.Length + bytes.Length > limitBytes)
            {
                Rotate();
            }

            _file.Write(bytes);
            _file.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file.Dispose();
        }
    }

    private void Rotate()
    {
        _file.Dispose();
        for (var age = keep - 1; age >= 1; age--)
        {
            if (File.Exists($"{path}.{age}"))
            {
                File.Move($"{path}.{age}", $"{path}.{age + 1}", overwrite: true);
            }
        }

        File.Move(path, $"{path}.1", overwrite: true);
        _file = Open(path);
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
