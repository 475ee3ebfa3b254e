namespace Nebula.Runtime.Discovery;

/// <summary>What is wrong with an app's functions and settings, gathered so that all of it is told at once.</summary>
internal sealed class StartupProblems
{
    private readonly List<string> _problems = [];

    /// <param name="function">The function, by its name or its method; or the setting.</param>
    /// <param name="problem">What is wrong, and what to write instead.</param>
    public void Add(string function, string problem) => _problems.Add($"'{function}': {problem}");

    public void ThrowIfAny()
    {
        if (_problems.Count == 0)
        {
            return;
        }

        throw new InvalidFunctionsException(
            $"The app cannot start. {_problems.Count} problem(s):{Environment.NewLine}" +
            string.Join(Environment.NewLine, _problems.Select(problem => $"  - {problem}")));
    }
}
