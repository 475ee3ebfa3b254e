using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Database;

/// <summary>
/// Whether PostgreSQL answers, as of the last second, so that nobody waits for a server that is gone. A command sent to a frozen server
/// comes back only after its timeout, even when cancelled (Npgsql asks the same frozen server to cancel), hence the wait is given up here.
/// </summary>
public sealed class DatabaseHealth(IOptions<PostgresOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();

    private CancellationTokenSource _lost = new();

    private State _state = options.Value.IsConfigured
        ? new State(null, time.GetUtcNow(), Observed: false)
        : new State(Missing, time.GetUtcNow(), Observed: true);

    private static Error Missing { get; } = Errors.Error.NotConfigured(
        "database_not_configured",
        "No database is set up: set NEBULA_POSTGRES, in the environment or in .env, to a PostgreSQL server.");

    /// <summary>Why requests that need the database are refused; null while it answers, and at start until the first look.</summary>
    public Error? Error => _state.Error;

    public bool IsAvailable => _state.Error is null;

    /// <summary>A connection has succeeded since <see cref="Since"/>; false until the first look too.</summary>
    public bool HasAnswered => _state is { Error: null, Observed: true };

    public DateTimeOffset Since => _state.Since;

    /// <summary>Cancelled when the database gets lost; after its return there is another token.</summary>
    public CancellationToken Lost
    {
        get
        {
            lock (_gate)
            {
                return _lost.Token;
            }
        }
    }

    /// <summary>Runs work that needs the database, and stops waiting for it when the database gets lost.</summary>
    /// <exception cref="DatabaseUnavailableException">It is gone, or went meanwhile.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var lost = Lost;
        ThrowIfUnavailable();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(lost, cancellationToken);
            return await work(cancellationToken).WaitAsync(either.Token);
        }
        catch (Exception exception) when (lost.IsCancellationRequested || DatabaseFailure.Is(exception))
        {
            throw new DatabaseUnavailableException(Error ?? Unavailable, exception);
        }
    }

    /// <exception cref="DatabaseUnavailableException">It is gone.</exception>
    public void ThrowIfUnavailable()
    {
        if (Error is { } error)
        {
            throw new DatabaseUnavailableException(error);
        }
    }

    public static Error Unavailable { get; } = Errors.Error.Unavailable(
        "database_unavailable",
        "PostgreSQL does not answer, so this cannot be done now. It is tried again every second.") with
    { RetryAfter = TimeSpan.FromSeconds(1) };

    internal void ReportAnswered()
    {
        if (!HasAnswered && options.Value.IsConfigured)
        {
            _state = new State(null, time.GetUtcNow(), Observed: true);
        }
    }

    internal void ReportLost()
    {
        if (_state.Error is not null)
        {
            return;
        }

        CancellationTokenSource lost;
        lock (_gate)
        {
            _state = new State(Unavailable, time.GetUtcNow(), Observed: true);
            (lost, _lost) = (_lost, new CancellationTokenSource());
        }

        lost.Cancel();
    }

    private sealed record State(Error? Error, DateTimeOffset Since, bool Observed);
}
