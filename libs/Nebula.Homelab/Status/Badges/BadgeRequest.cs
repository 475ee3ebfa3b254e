using Nebula.Homelab.Status.History;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Badges;

/// <summary>Which badge.</summary>
public sealed record BadgeRequest
{
    private const int MaxLabel = 60;

    private static readonly StatusWindow[] Windows = [.. StatusWindow.All.Where(window => window.Length >= TimeSpan.FromDays(1))];
    private static readonly StatusWindow StandardWindow = StatusWindow.Find("30d")!;

    public required BadgeKind Kind { get; init; }

    /// <summary>Of the uptime, or of the average response time; null for the last response time.</summary>
    public StatusWindow? Window { get; init; }

    /// <summary>The words on the left; null for those that go with the kind.</summary>
    public string? Label { get; init; }

    /// <summary>Without round corners.</summary>
    public bool IsSquare { get; init; }

    /// <summary>Reads the parameters as they came; null for each that did not.</summary>
    public static Result<BadgeRequest> Read(string? kind, string? window, string? label, string? style)
    {
        List<FieldError> errors = [];
        BadgeKind? found = kind switch
        {
            null or "state" => BadgeKind.State,
            "uptime" => BadgeKind.Uptime,
            "response" => BadgeKind.Response,
            _ => null,
        };
        if (found is null)
        {
            errors.Add(new FieldError("kind", "It must be state, uptime or response."));
        }

        var length = Windows.FirstOrDefault(known => known.Name == window);
        if (window is not null && length is null)
        {
            errors.Add(new FieldError("window", $"It must be one of {string.Join(", ", Windows.Select(known => known.Name))}."));
        }

        if (label?.Length > MaxLabel)
        {
            errors.Add(new FieldError("label", $"At most {MaxLabel} characters."));
        }

        if (style is not (null or "flat" or "flat-square"))
        {
            errors.Add(new FieldError("style", "It must be flat or flat-square."));
        }

        if (errors.Count > 0)
        {
            return Error.Invalid("query_invalid", $"The query is not valid. {errors[0].Field}: {errors[0].Message}", errors);
        }

        return new BadgeRequest
        {
            Kind = found!.Value,
            Window = length ?? (found == BadgeKind.Uptime ? StandardWindow : null),
            Label = label,
            IsSquare = style == "flat-square",
        };
    }
}
