using Nebula.Cli.Commands;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>How far the start is. Lines go to the terminal at once; the browser follows by <see cref="NextChange"/>.</summary>
internal sealed class LaunchProgress(Terminal terminal)
{
    private readonly Lock _gate = new();
    private readonly List<LaunchLine> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LaunchPhase Phase { get; private set; } = LaunchPhase.Starting;

    /// <summary>Ends at the next line or phase. Take it before reading, so that nothing falls between.</summary>
    public Task NextChange
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public IReadOnlyList<LaunchLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Doing(string text)
    {
        terminal.Doing(text);
        Add(new LaunchLine(LaunchOutcome.Doing, text));
    }

    public void Ok(string text)
    {
        terminal.Ok(text);
        Add(new LaunchLine(LaunchOutcome.Ok, text));
    }

    public void Note(string text)
    {
        terminal.Note(text);
        Add(new LaunchLine(LaunchOutcome.Note, text));
    }

    public void Warn(string text, string fix)
    {
        terminal.Warn(text, fix);
        Add(new LaunchLine(LaunchOutcome.Warning, text, fix));
    }

    public void Fail(Problem problem)
    {
        terminal.Refuse(problem);
        Add(new LaunchLine(LaunchOutcome.Failed, problem.What, problem.Fix), LaunchPhase.Failed);
    }

    public void Enter(LaunchPhase phase) => Add(null, phase);

    private void Add(LaunchLine? line, LaunchPhase? phase = null)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (line is not null)
            {
                // What was being done is done, or failed: its line gives way to the outcome.
                _lines.RemoveAll(shown => shown.Outcome == LaunchOutcome.Doing);
                _lines.Add(line);
            }

            Phase = phase ?? Phase;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
