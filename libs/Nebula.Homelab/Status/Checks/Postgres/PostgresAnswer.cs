namespace Nebula.Homelab.Status.Checks.Postgres;

/// <summary>What a server said before any credentials were due.</summary>
internal sealed record PostgresAnswer(ServiceState State, string Text, bool HasTls);
