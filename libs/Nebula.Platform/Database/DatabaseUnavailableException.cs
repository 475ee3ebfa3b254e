using Nebula.Platform.Errors;

namespace Nebula.Platform.Database;

/// <summary>PostgreSQL is gone or not set up; <see cref="Error"/> is what to answer with.</summary>
public sealed class DatabaseUnavailableException(Error error, Exception? inner = null) : Exception(error.Detail, inner)
{
    public Error Error { get; } = error;
}
