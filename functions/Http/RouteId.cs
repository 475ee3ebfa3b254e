using Nebula.Platform.Errors;

namespace Nebula.Functions.Http;

/// <summary>
/// Reads the <c>{id}</c> of a route. A route constraint would do it too, but answers an id that is none with an empty 404.
/// </summary>
internal static class RouteId
{
    public static Result<Guid> Read(string text) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : Error.Invalid(
            "id_invalid",
            "The id in the path is not valid.",
            new FieldError("id", "It must be an id as the lists give it, such as 0193568e-0000-7000-8000-000000000000."));
}
