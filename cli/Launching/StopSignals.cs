using System.Runtime.InteropServices;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>Ctrl-C, SIGTERM, the end of the terminal, and <c>down</c> on Windows, as one token.</summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ITimer? _looking;

    public StopSignals(DataFolder data, TimeProvider clock)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                // We stop by ourselves, in order; a second Ctrl-C changes nothing.
                context.Cancel = true;
                Request();
            }));
        }

        File.Delete(data.StopFile);
        if (OperatingSystem.IsWindows())
        {
            _looking = clock.CreateTimer(_ => LookFor(data.StopFile), null, BetweenLooks, BetweenLooks);
        }
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _looking?.Dispose();
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void LookFor(string file)
    {
        if (File.Exists(file))
        {
            Request();
        }
    }

    // Not on the signal's thread: what waits for the token would run there.
    private void Request() => _ = _stop.CancelAsync();
}
