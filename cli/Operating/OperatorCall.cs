using System.CommandLine;
using Nebula.Cli.Commands;

namespace Nebula.Cli.Operating;

/// <summary>A command that talks with the running installation.</summary>
internal static class OperatorCall
{
    public static async Task<int> RunAsync(ParseResult parsed, Option<string> data, Func<OperatorClient, Terminal, Task<int>> act, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Of(parsed);
        var (client, closed) = await OperatorClient.OpenAsync(parsed.DataFolderOf(data), cancellationToken);
        using (client)
        {
            return client is null ? terminal.Refuse(closed!) : await act(client, terminal);
        }
    }
}
