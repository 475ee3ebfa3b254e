using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>PostgreSQL is gone or not set up; <see cref="Error"/> is what to answer with. Whoever handles a lost connection handles this.</summary>
public sealed class DatabaseUnavailableException(Error error, Exception? inner = null) : NpgsqlException(error.Detail, inner)
{
    public Error Error { get; } = error;
}
