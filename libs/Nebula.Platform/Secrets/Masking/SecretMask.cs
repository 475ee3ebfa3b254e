using System.Diagnostics.CodeAnalysis;

namespace Nebula.Platform.Secrets.Masking;

/// <summary>
/// Knows the secrets that this process has held and takes them out of texts: log lines, command output, error messages. It forgets
/// the oldest beyond <see cref="Capacity"/>, but none that is pinned. What people may choose freely, such as a secret for signing, could be
/// a name or words of ours: that is taken out of logs, and not out of <see cref="Records"/>, which nobody may black out.
/// </summary>
public sealed class SecretMask
{
    /// <summary>How many secrets are known at once, beside the pinned.</summary>
    public const int Capacity = 2048;

    private readonly SecretMask? _records;
    private readonly Lock _gate = new();

    // Held while an automaton is built: who adds a secret meanwhile does not wait, and no two build the same.
    private readonly Lock _building = new();
    private readonly HashSet<string> _pinned = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = [];
    private readonly Dictionary<string, LinkedListNode<string>> _known = new(StringComparer.Ordinal);
    private long _version;
    private volatile Built _built = new(0, null);

    public SecretMask()
        : this(new SecretMask(null))
    {
    }

    private SecretMask(SecretMask? records) => _records = records;

    /// <summary>For what is kept for good, as the audit log is: without what people have chosen.</summary>
    public SecretMask Records => _records ?? this;

    /// <summary>From now on, no text that passes here shows the value; one too short to be told from a word is left alone.</summary>
    public void Add(string? value)
    {
        _records?.Add(value);
        AddChosen(value);
    }

    /// <summary>As <see cref="Add"/>, for a value that somebody may have chosen so that it blacks out what he did.</summary>
    public void AddChosen(string? value)
    {
        if (!CanBeMasked(value))
        {
            return;
        }

        lock (_gate)
        {
            if (_pinned.Contains(value))
            {
                return;
            }

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

            _version++;
        }
    }

    /// <summary>As <see cref="Add"/>, and never forgotten: for what the operator has configured, of which there are few.</summary>
    public void Pin(string? value)
    {
        _records?.Pin(value);
        if (!CanBeMasked(value))
        {
            return;
        }

        lock (_gate)
        {
            if (_pinned.Add(value))
            {
                _version++;
            }
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

    private static bool CanBeMasked([NotNullWhen(true)] string? value) => value is not null && value.Trim().Length >= SecretStore.MinLength;

    private PatternAutomaton? Current()
    {
        var built = _built;
        if (built.Version == Volatile.Read(ref _version))
        {
            return built.Automaton;
        }

        lock (_building)
        {
            long version;
            string[] secrets;
            lock (_gate)
            {
                if (_built.Version == _version)
                {
                    return _built.Automaton;
                }

                (version, secrets) = (_version, [.. _pinned, .. _order]);
            }

            var automaton = new PatternAutomaton(secrets.SelectMany(SecretVariants.Of));
            _built = new Built(version, automaton);
            return automaton;
        }
    }

    /// <summary>What finds the secrets that were known at a version.</summary>
    private sealed record Built(long Version, PatternAutomaton? Automaton);
}
