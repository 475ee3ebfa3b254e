using Nebula.Platform.ServiceMap.Format;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>
/// From text to a tree with positions. Takes the plain core of YAML only: one document of mappings, lists and scalars.
/// Anchors, aliases, tags and directives are no part of the format, so nothing can grow beyond the text that was written.
/// </summary>
internal sealed class SourceReader(ErrorList errors)
{
    private const string WhereToLook = "Look at the indentation, at a missing colon or quote on this line or the one before.";

    private static readonly Position Start = new(1, 1);

    /// <summary>The document's root, or null after an error that leaves nothing to look at.</summary>
    public SourceNode? Read(string text)
    {
        if (!HasReadableIndentation(text))
        {
            return null;
        }

        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return ReadDocument(new Parser(scanner));
        }
        catch (YamlException exception)
        {
            errors.Add(PositionOf(exception.Start), $"This is not YAML: {FirstSentence(exception.Message)}", WhereToLook);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            // YamlDotNet 18.1 throws these, without a place, for some malformed texts (a plain scalar cut short by a mark of another kind).
            errors.Add(PositionOf(scanner.CurrentPosition), "This is not YAML.", WhereToLook);
        }

        return null;
    }

    /// <summary>YAML forbids tabs as indentation; saying so beats what a parser makes of them.</summary>
    private bool HasReadableIndentation(string text)
    {
        var line = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            var indentation = content[..^content.TrimStart(" \t").Length];
            var tab = indentation.IndexOf('\t');
            if (tab >= 0 && indentation.Length < content.Length)
            {
                errors.Add(new Position(line, tab + 1), "A tab stands in the indentation.", "Use two spaces for each level.");
            }
            else if (content.StartsWith("%"))
            {
                errors.Add(new Position(line, 1), "YAML directives are not part of the format.", "Remove the line.");
            }

            if (errors.IsFull)
            {
                break;
            }
        }

        return errors.IsEmpty;
    }

    private SourceNode? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            errors.Add(Start, "The file is empty.", "It starts with: version: 1");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, depth: 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            errors.Add(PositionOf(second.Start), "A second YAML document starts here.", "Remove the line --- and keep one document.");
        }

        return root;
    }

    private SourceNode ReadNode(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Refuse(alias, $"The alias *{alias.Value} is not part of the format.", "Write the value out.");
        }

        var node = parser.Consume<NodeEvent>();
        RefuseAnchorAndTag(node);
        return node switch
        {
            Scalar scalar => new SourceScalar(PositionOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            _ when depth >= MapFormat.MaxDepth => throw new YamlException(node.Start, node.End, "it is nested too deep."),
            MappingStart start => ReadMapping(parser, start, depth + 1),
            _ => ReadList(parser, node, depth + 1),
        };
    }

    private SourceList ReadList(Parser parser, NodeEvent start, int depth)
    {
        var items = new List<SourceNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth));
        }

        return new SourceList(PositionOf(start.Start), items);
    }

    private SourceMapping ReadMapping(Parser parser, MappingStart start, int depth)
    {
        var entries = new List<SourceEntry>();
        var lines = new Dictionary<string, int>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, depth);
            var value = ReadNode(parser, depth);
            if (key is not SourceScalar { Text: var name, At: var at })
            {
                errors.Add(key.At, "A key must be a single word.", "Write it as: key: value");
            }
            else if (name == "<<")
            {
                errors.Add(at, "Merge keys (<<) are not part of the format.", "Write the members out.");
            }
            else if (lines.TryAdd(name, at.Line))
            {
                entries.Add(new SourceEntry(at, name, value));
            }
            else
            {
                errors.Add(at, $"'{Shortened(name)}' stands here a second time; the first is in line {lines[name]}.", "Remove one of them.");
            }
        }

        return new SourceMapping(PositionOf(start.Start), entries);
    }

    private void RefuseAnchorAndTag(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            errors.Add(PositionOf(node.Start), $"The anchor &{node.Anchor.Value} is not part of the format.", "Remove it and write values out.");
        }

        if (!node.Tag.IsEmpty)
        {
            errors.Add(PositionOf(node.Start), "YAML tags (!…) are not part of the format.", "Remove it; quotes make a text of any value.");
        }
    }

    private SourceRefused Refuse(ParsingEvent at, string message, string hint)
    {
        errors.Add(PositionOf(at.Start), message, hint);
        return new SourceRefused(PositionOf(at.Start));
    }

    private static Position PositionOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string FirstSentence(string message) =>
        message.ReplaceLineEndings(" ") is { Length: > 200 } text ? text[..200] + "…" : message.ReplaceLineEndings(" ");

    public static string Shortened(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
