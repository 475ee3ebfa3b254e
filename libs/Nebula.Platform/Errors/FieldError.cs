namespace Nebula.Platform.Errors;

/// <summary>What is wrong with one input field.</summary>
/// <param name="Field">JSON path within the body (<c>target.url</c>), or the name of a route or query parameter.</param>
/// <param name="Message">What was wrong and what would be right.</param>
public sealed record FieldError(string Field, string Message);
