namespace Nebula.Platform.Events;

/// <summary>
/// What the code that runs now is caused by. It flows with the call, as the current trace does: whoever tells an event knows nothing of
/// automations, and the event carries its cause all the same.
/// </summary>
public static class EventChain
{
    private static readonly AsyncLocal<EventCause?> Flowing = new();

    /// <summary>Null for what no automation does.</summary>
    public static EventCause? Current => Flowing.Value;

    /// <summary>Events of this call, until it returns, are caused by that.</summary>
    public static async Task<T> RunAsync<T>(EventCause cause, Func<Task<T>> run)
    {
        // Undone by itself: what an async method changes here is not seen by its caller.
        Flowing.Value = cause;
        return await run();
    }
}
