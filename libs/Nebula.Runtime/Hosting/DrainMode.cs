using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// Before an instance is taken away: its triggers start nothing more, and its state tells when it is idle. As on the
/// real host, requests that still come are served; whoever sends them is to send them elsewhere.
/// </summary>
internal sealed class DrainMode(IEnumerable<ITriggerListener> listeners, OutstandingWork outstanding)
{
    private readonly Lock _change = new();
    private bool _isEnabled;

    public DrainStatus Status
    {
        get
        {
            lock (_change)
            {
                var (invocations, retries) = outstanding.Now;
                var state = !_isEnabled ? DrainState.Disabled : invocations + retries > 0 ? DrainState.InProgress : DrainState.Completed;
                return new DrainStatus(state, invocations, retries);
            }
        }
    }

    public void Enable() => Change(true, listener => listener.Drain());

    public void Disable() => Change(false, listener => listener.Resume());

    private void Change(bool isEnabled, Action<ITriggerListener> change)
    {
        lock (_change)
        {
            if (_isEnabled == isEnabled)
            {
                return;
            }

            _isEnabled = isEnabled;
            foreach (var listener in listeners)
            {
                change(listener);
            }
        }
    }
}
