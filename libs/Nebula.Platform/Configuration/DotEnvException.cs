namespace Nebula.Platform.Configuration;

/// <summary>A line of a <c>.env</c> file that cannot be read; the message never repeats a value.</summary>
public sealed class DotEnvException(string path, int line, string reason) : FormatException($"{path}, line {line}: {reason}")
{
    public int Line { get; } = line;
}
