using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Http;

/// <summary>Reads query parameters.</summary>
internal static class RequestQuery
{
    /// <summary>A query parameter; null when it is absent or empty.</summary>
    public static string? GetQuery(this HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>A whole number of the query, or what is wrong with it.</summary>
    public static Result<int> GetNumber(this HttpRequest request, string name, int standard) => request.GetQuery(name) switch
    {
        null => standard,
        { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => Error.Invalid("query_invalid", $"The query parameter {name} is not valid.", new FieldError(name, "It must be a whole number.")),
    };

    /// <summary>A position of a feed, or what is wrong with it; null when it is absent.</summary>
    public static Result<long?> GetPosition(this HttpRequest request, string name) => request.GetQuery(name) switch
    {
        null => (long?)null,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) => position,
        _ => Error.Invalid("query_invalid", $"The query parameter {name} is not valid.", new FieldError(name, "It must be a position: a whole number from 0.")),
    };

    /// <summary>An id, or what is wrong with it; null when it is absent.</summary>
    public static Result<Guid?> GetId(this HttpRequest request, string name) => request.GetQuery(name) switch
    {
        null => (Guid?)null,
        { } text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => Error.Invalid("query_invalid", $"The query parameter {name} is not valid.", new FieldError(name, "It must be an id as the lists give it.")),
    };
}
