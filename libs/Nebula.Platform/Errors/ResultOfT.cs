using System.Diagnostics.CodeAnalysis;

namespace Nebula.Platform.Errors;

/// <summary>The outcome of an operation: a value, or an expected <see cref="Error"/>.</summary>
public sealed record Result<T>
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}
