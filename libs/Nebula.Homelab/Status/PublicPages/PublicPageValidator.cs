using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>Reads what somebody wrote of a page, or names every member that is wrong and what would be right.</summary>
internal static partial class PublicPageValidator
{
    private const int MaxGroup = 80;
    private const int MaxTag = 40;

    // What stands below /s today or may one day, and what a visitor would take for a page of Nebula's own.
    private static readonly FrozenSet<string> Reserved =
    [
        "admin", "api", "assets", "badge", "badges", "default", "edit", "embed", "feed", "feeds", "health", "incidents", "internal", "login", "logout",
        "maintenance", "nebula", "new", "pages", "preview", "rss", "runtime", "s", "settings", "setup", "status", "stream",
    ];

    public static Result<PublicPageInput> Read(PublicPageInput input)
    {
        var fields = new MonitorFields("");
        var read = input with
        {
            Slug = SlugOf(fields, input.Slug),
            Title = Line(fields, "title", input.Title, PublicPageInput.MaxTitle, required: true),
            Description = Line(fields, "description", input.Description?.ReplaceLineEndings(" "), PublicPageInput.MaxDescription),
            LogoText = Line(fields, "logoText", input.LogoText, PublicPageInput.MaxLogoText),
            Accent = AccentOf(fields, input.Accent),
            Sections = SectionsOf(fields, input.Sections),
            IncidentDays = fields.Number("incidentDays", input.IncidentDays, 0, PublicPageInput.MaxIncidentDays) ?? 0,
            FrameAncestors = [.. fields.Texts("frameAncestors", input.FrameAncestors, PublicPageInput.MaxFrameAncestors, 200).Select(origin => origin.ToLowerInvariant())],
        };
        for (var i = 0; i < read.FrameAncestors.Count; i++)
        {
            if (!OriginPattern().IsMatch(read.FrameAncestors[i]))
            {
                fields.Fail($"frameAncestors[{i}]", "It must be an origin: https://wiki.example.org, with a port where it has one and nothing behind it.");
            }
        }

        return fields.Errors.Count > 0 ? Invalid(fields.Errors) : read;
    }

    public static Error Invalid(params IReadOnlyList<FieldError> errors) =>
        Error.Invalid("page_invalid", $"The page is not valid. {errors[0].Field}: {errors[0].Message}", errors);

    private static string? SlugOf(MonitorFields fields, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            fields.Fail("slug", $"A slug of 1 to {PublicPageInput.MaxSlug} characters is needed; the page is at /s/slug.");
            return null;
        }

        var slug = fields.SlugOf("slug", value);
        if (slug?.Length > PublicPageInput.MaxSlug)
        {
            fields.Fail("slug", $"It has {slug.Length} characters; at most {PublicPageInput.MaxSlug} are allowed.");
        }
        else if (slug is not null && Reserved.Contains(slug))
        {
            fields.Fail("slug", $"{slug} is a word that Nebula keeps for itself.");
        }

        return slug;
    }

    // One line that nothing can hide in: no control characters, and none that turn the text beside it around.
    private static string? Line(MonitorFields fields, string field, string? value, int max, bool required = false)
    {
        var text = fields.Text(field, value, max, required);
        if (text is not null && text.Length <= max && text != ShownText.Of(text, max))
        {
            fields.Fail(field, "Invisible characters and those that change the direction of text are not allowed.");
        }

        return text;
    }

    private static string AccentOf(MonitorFields fields, string? value)
    {
        var accent = string.IsNullOrWhiteSpace(value) ? PublicPageInput.StandardAccent : value.Trim().ToLowerInvariant();
        if (!AccentPattern().IsMatch(accent))
        {
            fields.Fail("accent", "It must be a colour such as #4f6bed.");
        }

        return accent;
    }

    private static IReadOnlyList<PublicPageSection> SectionsOf(MonitorFields fields, IReadOnlyList<PublicPageSection> sections)
    {
        if (sections.Count > PublicPageInput.MaxSections)
        {
            fields.Fail("sections", $"There are {sections.Count}; at most {PublicPageInput.MaxSections} are allowed.");
            return [];
        }

        return [.. sections.Select((section, i) => SectionOf(fields, section, $"sections[{i}]"))];
    }

    private static PublicPageSection SectionOf(MonitorFields fields, PublicPageSection? section, string field)
    {
        // The serializer lets null through as an element.
        if (section is null)
        {
            fields.Fail(field, "A section is needed, with a heading, monitors, groups or tags.");
            return new PublicPageSection();
        }

        if (section.Monitors.Count > PublicPageSection.MaxMonitors)
        {
            fields.Fail($"{field}.monitors", $"There are {section.Monitors.Count}; at most {PublicPageSection.MaxMonitors} are allowed. Choose a group or a tag.");
        }

        return section with
        {
            Heading = Line(fields, $"{field}.heading", section.Heading, PublicPageSection.MaxHeading),
            Monitors = [.. section.Monitors.Distinct()],
            Groups = fields.Texts($"{field}.groups", section.Groups, PublicPageSection.MaxNames, MaxGroup),
            Tags = fields.Texts($"{field}.tags", section.Tags, PublicPageSection.MaxNames, MaxTag),
        };
    }

    [GeneratedRegex(@"^#[0-9a-f]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccentPattern();

    // It becomes part of a header: nothing but what a host is made of.
    [GeneratedRegex(@"^https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OriginPattern();
}
