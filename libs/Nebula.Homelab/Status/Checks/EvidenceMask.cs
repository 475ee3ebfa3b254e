using Nebula.Platform.Secrets.Masking;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Takes what was sent secretly out of what is kept of the answer: a server may repeat it.</summary>
internal sealed class EvidenceMask
{
    // Fewer could be a word of the answer.
    private const int MinMasked = 4;

    private readonly SecretMask _mask = new();
    private readonly string[] _secrets;

    /// <param name="secrets">Whole values; of "Bearer abc" also what follows the word.</param>
    public EvidenceMask(IEnumerable<string> secrets)
    {
        _secrets = [.. secrets.SelectMany(value => new[] { value, value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..] }).Where(value => value.Length >= MinMasked).Distinct()];
        foreach (var secret in _secrets)
        {
            _mask.Add(secret);
        }
    }

    public ProbeOutcome Apply(ProbeOutcome outcome) => outcome with
    {
        Reason = Apply(outcome.Reason)!,
        Evidence = outcome.Evidence with
        {
            Expected = Apply(outcome.Evidence.Expected),
            Actual = Apply(outcome.Evidence.Actual),
            Detail = Apply(outcome.Evidence.Detail),
            Facts = outcome.Evidence.Facts?.ToDictionary(fact => fact.Key, fact => Apply(fact.Value)!),
            Conditions = outcome.Evidence.Conditions?.Select(result => result with { Actual = Apply(result.Actual)! }).ToList(),
        },
    };

    private string? Apply(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // What was cut has such a sign, and what answered may have some of its own.
        var masked = _mask.Apply(text);
        for (var cut = masked.LastIndexOf('…'); cut >= 0; cut = masked.AsSpan(0, Math.Min(cut, masked.Length)).LastIndexOf('…'))
        {
            masked = WithoutHalf(masked, cut);
        }

        return masked;
    }

    // What was cut may end in the beginning of a secret.
    private string WithoutHalf(string text, int cut)
    {
        foreach (var secret in _secrets)
        {
            for (var length = Math.Min(secret.Length, cut); length >= MinMasked; length--)
            {
                if (text.AsSpan(0, cut).EndsWith(secret.AsSpan(0, length), StringComparison.Ordinal))
                {
                    return $"{text[..(cut - length)]}{text[cut..]}";
                }
            }
        }

        return text;
    }
}
