using System.Diagnostics.CodeAnalysis;

namespace Nebula.Platform.Errors;

/// <summary>The outcome of an operation that has nothing to hand back.</summary>
public readonly record struct Result
{
    private Result(Error? error) => Error = error;

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public static Result Success { get; } = new(null);

    public static implicit operator Result(Error error) => new(error);
}
