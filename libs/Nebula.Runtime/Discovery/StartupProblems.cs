namespace Nebula.Runtime.Discovery;

/// <summary>What is wrong with the functions of an app, gathered so that all of it is told at once.</summary>
internal sealed class StartupProblems
{
    private readonly List<string> _problems = [];

    /// <param name="function">The function, by its name or its method.</param>
    /// <param name="problem">What is wrong, and what to write instead.</param>
    public void Add(string function, string problem) => _problems.Add($"'{function}': {problem}");

    public void ThrowIfAny()
    {
        if (_problems.Count == 0)
        {
            return;
        }

        throw new InvalidFunctionsException(
            $"The app cannot start. {_problems.Count} problem(s) in its functions:{Environment.NewLine}" +
            string.Join(Environment.NewLine, _problems.Select(problem => $"  - {problem}")));
    }
}
