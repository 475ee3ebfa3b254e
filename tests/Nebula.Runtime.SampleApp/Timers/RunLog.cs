using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Nebula.Runtime.SampleApp.Timers;

/// <summary>
/// Writes a row when a run starts and completes it when the run ends: table <c>timer_runs</c> of the database that setting
/// <c>RunLog</c> names (an Npgsql connection string; without it nothing is written). The database's clock is the one clock
/// of all processes.
/// </summary>
public sealed class RunLog(IConfiguration settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _database = settings["RunLog"] is { } connection ? NpgsqlDataSource.Create(connection) : null;

    /// <summary>Does a run's work: it takes its time, or is cut off.</summary>
    public async Task RecordAsync(TimerInfo timer, FunctionContext context, TimeSpan work)
    {
        var run = Guid.Parse(context.InvocationId);
        await ExecuteAsync(
            """
            INSERT INTO timer_runs (run_id, process_id, function, is_past_due, retry, planned_at, started_at)
            VALUES (@run, @process, @function, @pastDue, @retry, @planned, clock_timestamp())
            """,
            new("run", run),
            new("process", Environment.ProcessId),
            new("function", context.FunctionDefinition.Name),
            new("pastDue", timer.IsPastDue),
            new("retry", context.RetryContext.RetryCount),
            new("planned", (object?)timer.ScheduleStatus?.Next.ToUniversalTime() ?? DBNull.Value));
        await Task.Delay(work, context.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ExecuteAsync(
            "UPDATE timer_runs SET ended_at = clock_timestamp(), is_cut = @cut WHERE run_id = @run",
            new("cut", context.CancellationToken.IsCancellationRequested),
            new("run", run));
        context.CancellationToken.ThrowIfCancellationRequested();
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Not cancelled: what happened is written down, also when the run was cut off.
    private async Task ExecuteAsync(string sql, params NpgsqlParameter[] parameters)
    {
        if (_database is null)
        {
            return;
        }

        await using var command = _database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }
}
