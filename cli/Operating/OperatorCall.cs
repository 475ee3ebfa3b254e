using Nebula.Cli.Commands;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Operating;

/// <summary>A command that talks with the running installation.</summary>
internal static class OperatorCall
{
    public static async Task<int> RunAsync(DataFolder data, Func<OperatorClient, Terminal, Task<int>> act, CancellationToken cancellationToken)
    {
        var terminal = Terminal.ForThisProcess();
        var (client, closed) = await OperatorClient.OpenAsync(data, cancellationToken);
        using (client)
        {
            return client is null ? terminal.Refuse(closed!) : await act(client, terminal);
        }
    }
}
