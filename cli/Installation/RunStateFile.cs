using System.Text.Json;

namespace Nebula.Cli.Installation;

/// <summary>Reads and writes run.json. Only the lock tells whether the launcher it speaks of still lives.</summary>
internal sealed class RunStateFile(DataFolder data)
{
    private readonly Lock _writing = new();

    public void Write(RunState state)
    {
        lock (_writing)
        {
            WholeFile.Replace(data.RunFile, JsonSerializer.SerializeToUtf8Bytes(state, CliJson.Options));
        }
    }

    public RunState? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<RunState>(File.ReadAllText(data.RunFile), CliJson.Options);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The state of a launcher that runs now; null when none does.</summary>
    public RunState? ReadRunning() => DataFolderLock.IsHeld(data) ? Read() : null;

    public void Delete() => File.Delete(data.RunFile);
}
