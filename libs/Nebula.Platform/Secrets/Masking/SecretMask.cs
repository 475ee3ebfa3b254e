namespace Nebula.Platform.Secrets.Masking;

/// <summary>
/// Knows the secrets that this process has held and takes them out of texts: log lines, command output, error messages. It forgets
/// the oldest beyond <see cref="Capacity"/>.
/// </summary>
public sealed class SecretMask
{
    /// <summary>How many secrets are known at once.</summary>
    public const int Capacity = 2048;

    private readonly Lock _gate = new();
    private readonly LinkedList<string> _order = [];
    private readonly Dictionary<string, LinkedListNode<string>> _known = new(StringComparer.Ordinal);
    private PatternAutomaton? _automaton;

    /// <summary>From now on, no text that passes here shows the value; one too short to be told from a word is left alone.</summary>
    public void Add(string? value)
    {
        if (value is null || value.Trim().Length < SecretStore.MinLength)
        {
            return;
        }

        lock (_gate)
        {
            if (_known.TryGetValue(value, out var node))
            {
                _order.Remove(node);
                _order.AddLast(node);
                return;
            }

            _known[value] = _order.AddLast(value);
            if (_order.Count > Capacity)
            {
                _known.Remove(_order.First!.Value);
                _order.RemoveFirst();
            }

            _automaton = null;
        }
    }

    /// <summary>The whole text without secrets.</summary>
    public string Apply(string text)
    {
        var automaton = Current();
        if (automaton is null)
        {
            return text;
        }

        var stream = new StreamMask(automaton);
        return stream.Push(text) + stream.End();
    }

    /// <summary>For a text that comes in pieces. Secrets that become known later are not masked in it.</summary>
    public StreamMask Begin() => new(Current() ?? new PatternAutomaton([]));

    private PatternAutomaton? Current()
    {
        lock (_gate)
        {
            if (_automaton is null && _order.Count > 0)
            {
                _automaton = new PatternAutomaton(_order.SelectMany(SecretVariants.Of));
            }

            return _automaton;
        }
    }
}
