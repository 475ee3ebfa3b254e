namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>A place in the file, both from 1.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>A piece of the document as it was written, before anything is made of it.</summary>
internal abstract record SourceNode(Position At);

/// <param name="Plain">Written without quotes, so that YAML reads it as a number or a boolean where it looks like one.</param>
internal sealed record SourceScalar(Position At, string Text, bool Plain) : SourceNode(At);

internal sealed record SourceList(Position At, IReadOnlyList<SourceNode> Items) : SourceNode(At);

internal sealed record SourceMapping(Position At, IReadOnlyList<SourceEntry> Entries) : SourceNode(At)
{
    private readonly Dictionary<string, SourceEntry> _byKey = Entries.ToDictionary(entry => entry.Key);

    public SourceEntry? Find(string key) => _byKey.GetValueOrDefault(key);
}

/// <summary>Something that an error has been reported for already.</summary>
internal sealed record SourceRefused(Position At) : SourceNode(At);

/// <summary>One key of a mapping; keys are unique, a second one has been reported and left out.</summary>
internal sealed record SourceEntry(Position At, string Key, SourceNode Value);
