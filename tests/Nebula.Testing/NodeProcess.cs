using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Nebula.Testing;

/// <summary>A script of <c>tests/Nebula.Testing/Node</c> in a process of its own: a JSON line is asked, a JSON line is answered.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Nebula.Testing", "Node");

    public static NodeProcess Start(string script, params (string Name, string? Value)[] environment)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            throw new InvalidOperationException($"What the tests talk to is not installed: run `npm ci` in {Folder}.");
        }

        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var node = new NodeProcess(new Process { StartInfo = start });
        node._process.ErrorDataReceived += (_, line) => node._complaints.Enqueue(line.Data ?? "");
        node._process.Start();
        node._process.BeginErrorReadLine();
        return node;
    }

    public async Task<JsonElement> AskAsync(object question)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        return line is null
            ? throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} ended:\n{string.Join('\n', _complaints)}\nIs all installed? Run `npm ci` in {Folder}.")
            : JsonSerializer.Deserialize<JsonElement>(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
