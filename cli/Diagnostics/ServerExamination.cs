using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Cli.Launching.Steps;
using Npgsql;

namespace Nebula.Cli.Diagnostics;

/// <summary>PostgreSQL and the cache, the embedded ones or those that settings name.</summary>
internal static class ServerExamination
{
    private const string Database = "database";
    private const string Cache = "cache";

    public static async Task<IEnumerable<Diagnosis>> PostgresAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Settings[LauncherSettings.Postgres] is { } external)
        {
            return await ExternalServer.ProbePostgresAsync(external, cancellationToken) is { } problem
                ? [Diagnosis.Fail(Database, problem.What, problem.Fix)]
                : [await MigrationsAsync(external, context, cancellationToken)];
        }

        if (context.Running is null)
        {
            return [Diagnosis.Ok(Database, EmbeddedAddress.Exists(context.Data) ? "embedded, not running" : "embedded, not made yet")];
        }

        return [await MigrationsAsync(EmbeddedAddress.Read(context.Data), context, cancellationToken)];
    }

    public static async Task<IEnumerable<Diagnosis>> RedisAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Settings[LauncherSettings.Redis] is { } external)
        {
            return await ExternalServer.ProbeRedisAsync(external, cancellationToken) is { } problem
                ? [Diagnosis.Fail(Cache, problem.What, problem.Fix)]
                : [Diagnosis.Ok(Cache, $"the server that {LauncherSettings.Redis} names answers")];
        }

        if (context.Running?.Services.FirstOrDefault(service => service.Name == ServiceNames.Cache) is not { } cache)
        {
            return [Diagnosis.Ok(Cache, "embedded, not running")];
        }

        var port = new Uri($"redis://{cache.Detail}").Port;
        return await Neighbours.AnswersAsync("127.0.0.1", port, TimeSpan.FromSeconds(2), cancellationToken)
            ? [Diagnosis.Ok(Cache, $"embedded, answers on {cache.Detail}")]
            : [Diagnosis.Fail(Cache, $"embedded, does not answer on {cache.Detail}", "./nebula down, then ./nebula up")];
    }

    private static async Task<Diagnosis> MigrationsAsync(string connection, DoctorContext context, CancellationToken cancellationToken)
    {
        try
        {
            var pending = await Databases.MigratorFor(connection, context.Settings).PendingAsync(cancellationToken);
            return pending.Count == 0
                ? Diagnosis.Ok(Database, "answers, its three databases are up to date")
                : Diagnosis.Warn(Database, $"answers; {pending.Count} migrations are pending", "./nebula migrate");
        }
        catch (NpgsqlException error)
        {
            return Diagnosis.Fail(Database, error is PostgresException refused ? refused.MessageText : error.Message, "./nebula logs postgres");
        }
    }
}
