using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Collects errors up to a bound: a hostile file must not cost memory by being wrong everywhere.</summary>
internal sealed class ErrorList
{
    private const int MaxLength = 400;

    private readonly HashSet<MapError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>No further error would be kept; whoever loops can stop.</summary>
    public bool IsFull => _errors.Count > MapFormat.MaxErrors;

    public void Add(Position at, string message, string? hint = null)
    {
        if (_errors.Count < MapFormat.MaxErrors)
        {
            _errors.Add(new MapError(at.Line, at.Column, Bounded(message), hint is null ? null : Bounded(hint)));
        }
        else if (!IsFull)
        {
            _errors.Add(new MapError(0, 0, $"There are more than {MapFormat.MaxErrors} errors; these are some of them."));
        }
    }

    /// <summary>In the order of the file; the remark about further ones comes last.</summary>
    public IReadOnlyList<MapError> ToList() =>
        [.. _errors.OrderBy(error => IsFull && error.Line == 0).ThenBy(error => error.Line).ThenBy(error => error.Column)];

    private static string Bounded(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
