namespace Nebula.Platform.Errors;

/// <summary>An expected failure, as a value.</summary>
/// <param name="Kind">The class of failure.</param>
/// <param name="Code">Stable, snake_case, for programs: <c>monitor_not_found</c>.</param>
/// <param name="Detail">For people: what was wrong, where, and what would be right.</param>
public sealed record Error(ErrorKind Kind, string Code, string Detail)
{
    /// <summary>What is wrong by input field (JSON path of the body, or the parameter's name).</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>How long to wait before the next attempt; only with <see cref="ErrorKind.RateLimited"/> and <see cref="ErrorKind.Unavailable"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Error NotFound(string code, string detail) => new(ErrorKind.NotFound, code, detail);

    public static Error Invalid(string code, string detail, params IReadOnlyList<FieldError> fields) =>
        new(ErrorKind.Invalid, code, detail) { Fields = fields };

    public static Error Conflict(string code, string detail) => new(ErrorKind.Conflict, code, detail);

    public static Error Forbidden(string code, string detail) => new(ErrorKind.Forbidden, code, detail);

    public static Error Unauthorized(string code, string detail) => new(ErrorKind.Unauthorized, code, detail);

    public static Error NotConfigured(string code, string detail) => new(ErrorKind.NotConfigured, code, detail);

    public static Error Unavailable(string code, string detail) => new(ErrorKind.Unavailable, code, detail);

    public static Error RateLimited(string code, string detail, TimeSpan retryAfter) =>
        new(ErrorKind.RateLimited, code, detail) { RetryAfter = retryAfter };
}
