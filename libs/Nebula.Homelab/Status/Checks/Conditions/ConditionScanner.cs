using System.Text;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>Takes a condition apart: words, paths, quoted text.</summary>
internal sealed class ConditionScanner(string text)
{
    private int _at;

    /// <summary>Where the next part begins, from 1.</summary>
    public int Column
    {
        get
        {
            SkipSpace();
            return _at + 1;
        }
    }

    /// <summary>Letters up to the next space; empty at the end.</summary>
    public string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    public bool TryWord(string word)
    {
        var before = _at;
        if (Word() == word)
        {
            return true;
        }

        _at = before;
        return false;
    }

    /// <summary>A word, in which spaces may stand between quotes within brackets: <c>$['a key'].b</c>.</summary>
    public string Path()
    {
        SkipSpace();
        var start = _at;
        char? quote = null;
        for (; _at < text.Length; _at++)
        {
            var letter = text[_at];
            if (quote is null && char.IsWhiteSpace(letter))
            {
                break;
            }

            if (quote is not null && letter == '\\')
            {
                _at++;
            }
            else if (letter == quote)
            {
                quote = null;
            }
            else if (quote is null && letter is '\'' or '"')
            {
                quote = letter;
            }
        }

        _at = Math.Min(_at, text.Length);
        return text[start.._at];
    }

    /// <summary>Text between double quotes, in which a backslash takes the next character as it is.</summary>
    public bool TryQuoted(out string quoted)
    {
        SkipSpace();
        quoted = "";
        if (_at >= text.Length || text[_at] != '"')
        {
            return false;
        }

        var column = _at + 1;
        var content = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                _at++;
                quoted = content.ToString();
                return true;
            }

            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '"' or '\\')
            {
                _at++;
            }

            content.Append(text[_at]);
        }

        throw new ConditionException(column, "The closing quote is missing.");
    }

    public void End()
    {
        if (Column <= text.Length)
        {
            throw new ConditionException(Column, $"The condition should end here; {PlainText.Of(text[_at..])} is too much.");
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
