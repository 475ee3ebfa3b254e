using System.Text;

namespace Nebula.Platform.Secrets.Masking;

/// <summary>
/// Masks one stream that arrives in pieces, wherever they are cut. What could be the beginning of a secret is held back until the
/// next piece decides, or the end of the stream. For one reader; not thread-safe.
/// </summary>
public sealed class StreamMask
{
    /// <summary>What stands for a secret, however long that is.</summary>
    public const string Mask = "***";

    private readonly PatternAutomaton _automaton;
    private readonly StringBuilder _held = new();

    // For each held character, whether it belongs to a secret.
    private readonly List<bool> _isSecret = [];
    private int _state = PatternAutomaton.Start;
    private bool _lastWasSecret;

    internal StreamMask(PatternAutomaton automaton) => _automaton = automaton;

    /// <summary>As much of what has arrived as can be told.</summary>
    public string Push(ReadOnlySpan<char> piece)
    {
        foreach (var character in piece)
        {
            _held.Append(character);
            _isSecret.Add(false);
            _state = _automaton.Step(_state, character);
            for (var back = _automaton.MatchAt(_state); back > 0; back--)
            {
                _isSecret[^back] = true;
            }
        }

        return Release(_held.Length - _automaton.DepthOf(_state));
    }

    /// <summary>The rest, when nothing more will come.</summary>
    public string End()
    {
        _state = PatternAutomaton.Start;
        return Release(_held.Length);
    }

    private string Release(int count)
    {
        var told = new StringBuilder(count);
        for (var i = 0; i < count; i++)
        {
            if (!_isSecret[i])
            {
                told.Append(_held[i]);
            }
            else if (!_lastWasSecret)
            {
                told.Append(Mask);
            }

            _lastWasSecret = _isSecret[i];
        }

        _held.Remove(0, count);
        _isSecret.RemoveRange(0, count);
        return told.ToString();
    }
}
