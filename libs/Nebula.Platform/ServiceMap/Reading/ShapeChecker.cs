using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Compares the document with the format: every unknown, missing or malformed value becomes an error with its place.</summary>
internal sealed class ShapeChecker(ErrorList errors, IReadOnlyCollection<string> declaredVariables)
{
    public void Check(SourceNode node, MapType type, string name)
    {
        if (node is SourceRefused || errors.IsFull)
        {
            return;
        }

        switch (type)
        {
            case ObjectType form:
                CheckObject(node, form, name);
                break;
            case DictionaryType form:
                CheckDictionary(node, form, name);
                break;
            case ListType form:
                CheckList(node, form, name);
                break;
            case var form when node is SourceScalar scalar:
                new ScalarChecker(errors, declaredVariables).Check(scalar, form, name);
                break;
            default:
                errors.Add(node.At, $"'{name}' must be a single value.", $"Write it as: {name}: value");
                break;
        }
    }

    private void CheckObject(SourceNode node, ObjectType form, string name)
    {
        if (node is not SourceMapping mapping)
        {
            errors.Add(node.At, ScalarValue.IsNull(node) ? $"'{name}' is empty." : $"'{name}' must have members.",
                $"Members: {string.Join(", ", form.Members.Select(member => member.Name))}.");
            return;
        }

        foreach (var entry in mapping.Entries.TakeWhile(_ => !errors.IsFull))
        {
            var member = form.Members.FirstOrDefault(member => member.Name == entry.Key);
            if (member is not null)
            {
                Check(entry.Value, member.Type, entry.Key);
            }
            else
            {
                errors.Add(entry.At, $"A {form.Noun} has no member '{SourceReader.Shortened(entry.Key)}'.",
                    Suggestion.For(entry.Key, [.. form.Members.Select(known => known.Name)]));
            }
        }

        foreach (var member in form.Members.Where(member => member.Required && mapping.Find(member.Name) is null))
        {
            errors.Add(mapping.At, $"The {form.Noun} lacks '{member.Name}'.", member.Description);
        }
    }

    private void CheckDictionary(SourceNode node, DictionaryType form, string name)
    {
        if (ScalarValue.IsNull(node))
        {
            return;
        }

        if (node is not SourceMapping mapping)
        {
            errors.Add(node.At, $"'{name}' must have one key for each {form.Noun}.", "Write the id, a colon, and the members indented below it.");
            return;
        }

        if (mapping.Entries.Count > form.MaxEntries)
        {
            errors.Add(mapping.At, $"'{name}' has {mapping.Entries.Count} entries; at most {form.MaxEntries} are read.");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (!FormatPattern.IsMatch(form.Key, entry.Key))
            {
                errors.Add(entry.At, $"'{SourceReader.Shortened(entry.Key)}' cannot be the name of a {form.Noun}.",
                    $"Use {form.Key.Says}; at most {form.Key.MaxLength} characters.");
            }

            Check(entry.Value, form.Value, entry.Key);
        }
    }

    private void CheckList(SourceNode node, ListType form, string name)
    {
        if (node is not SourceList list)
        {
            errors.Add(node.At, $"'{name}' must be a list.", $"Write it as: {name}: [first, second]");
            return;
        }

        if (list.Items.Count > form.MaxItems)
        {
            errors.Add(node.At, $"'{name}' has {list.Items.Count} items; at most {form.MaxItems} are read.");
            return;
        }

        var seen = new HashSet<string>();
        foreach (var item in list.Items)
        {
            Check(item, form.Item, name);
            if (item is SourceScalar scalar && !seen.Add(scalar.Text))
            {
                errors.Add(item.At, $"'{SourceReader.Shortened(scalar.Text)}' stands in '{name}' twice.", "Remove one of them.");
            }
        }
    }
}
