namespace Nebula.Cli.Supervision;

/// <summary>A process that has to run as long as the launcher does.</summary>
internal interface ISupervisedService
{
    string Name { get; }

    /// <summary>Starts it and waits until it was seen to work.</summary>
    /// <returns>null, or why it does not run; then nothing of it is left behind.</returns>
    Task<string?> StartAsync(CancellationToken cancellationToken);

    int? ProcessId { get; }

    /// <summary>Where it listens, for people.</summary>
    string Address { get; }

    /// <summary>Ends when the process does; says how it ended.</summary>
    Task<string> Exited { get; }

    /// <summary>Asks it to end, waits, and ends it by force only when it does not listen.</summary>
    Task StopAsync();
}
