namespace Nebula.Runtime.Hosting;

/// <summary>Starts functions without a request. Timers are one.</summary>
internal interface ITriggerListener
{
    /// <summary>Starts nothing more; what runs goes on, and another process may take over the rest.</summary>
    void Drain();

    /// <summary>Starts functions again, once what was running at the time of <see cref="Drain"/> has ended.</summary>
    void Resume();
}
