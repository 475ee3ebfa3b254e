namespace Nebula.Platform.Secrets.Masking;

/// <summary>
/// Finds any of many texts in one pass (Aho and Corasick, 1975). A state stands for the longest end of what was read that begins
/// one of the texts, which is just as much as must be held back when the rest has not arrived.
/// </summary>
internal sealed class PatternAutomaton
{
    public const int Start = 0;

    private readonly List<Dictionary<char, int>> _next = [[]];
    private readonly List<int> _fallback = [0];
    private readonly List<int> _depth = [0];
    private readonly List<int> _match = [0];

    public PatternAutomaton(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            Insert(pattern);
        }

        Link();
    }

    /// <summary>The state after one more character.</summary>
    public int Step(int state, char character)
    {
        while (true)
        {
            if (_next[state].TryGetValue(character, out var next))
            {
                return next;
            }

            if (state == Start)
            {
                return Start;
            }

            state = _fallback[state];
        }
    }

    /// <summary>Characters at the end of what was read that may yet become part of a text.</summary>
    public int DepthOf(int state) => _depth[state];

    /// <summary>Length of the longest text that ends here; 0 for none.</summary>
    public int MatchAt(int state) => _match[state];

    private void Insert(string pattern)
    {
        var state = Start;
        foreach (var character in pattern)
        {
            if (!_next[state].TryGetValue(character, out var next))
            {
                next = _next.Count;
                _next[state][character] = next;
                _next.Add([]);
                _fallback.Add(Start);
                _depth.Add(_depth[state] + 1);
                _match.Add(0);
            }

            state = next;
        }

        _match[state] = pattern.Length;
    }

    /// <summary>Breadth first, so that a state's fallback is ready before the states behind it.</summary>
    private void Link()
    {
        var waiting = new Queue<int>(_next[Start].Values);
        while (waiting.TryDequeue(out var state))
        {
            _match[state] = Math.Max(_match[state], _match[_fallback[state]]);
            foreach (var (character, child) in _next[state])
            {
                _fallback[child] = Step(_fallback[state], character);
                waiting.Enqueue(child);
            }
        }
    }
}
