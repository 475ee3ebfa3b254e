using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Supervision;

/// <summary>The embedded PostgreSQL as a supervised service.</summary>
internal sealed class PostgresService(EmbeddedPostgresOptions options) : ISupervisedService
{
    private EmbeddedPostgres? _server;

    public string Name => ServiceNames.Postgres;

    public int? ProcessId => _server?.ProcessId;

    public string Address => $"127.0.0.1:{_server?.Port}";

    public string ConnectionUri => _server?.ConnectionUri ?? throw new InvalidOperationException("PostgreSQL was not started.");

    public Task<string> Exited => DescribeExitAsync(_server ?? throw new InvalidOperationException("PostgreSQL was not started."));

    public async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StopAsync();
            _server = await EmbeddedPostgres.StartAsync(options, cancellationToken);
            return null;
        }
        catch (EmbeddedStackException error)
        {
            return error.Message;
        }
    }

    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    private static async Task<string> DescribeExitAsync(EmbeddedPostgres server) => ExitText.Of(await server.Exited);
}
