namespace Nebula.Functions.Http;

/// <summary>
/// The function answers while PostgreSQL is gone; all others are answered 503 for it. Such a function waits for the database only
/// through <see cref="Platform.Database.DatabaseHealth.RunAsync"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WorksWithoutDatabaseAttribute : Attribute;
