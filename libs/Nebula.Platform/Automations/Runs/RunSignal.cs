using Nebula.Platform.Streams;

namespace Nebula.Platform.Automations.Runs;

/// <summary>Tells who executes runs that there is one. Only a hint, within the process: it looks by itself, too.</summary>
internal sealed class RunSignal
{
    private readonly WakeUp _due = new();

    public void Raise() => _due.Raise();

    public Task NextAsync() => _due.NextAsync();
}
