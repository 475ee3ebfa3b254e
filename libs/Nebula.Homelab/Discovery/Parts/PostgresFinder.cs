using Nebula.Homelab.Status.Checks.Postgres;

namespace Nebula.Homelab.Discovery.Parts;

internal sealed class PostgresFinder(OwnPart own) : IPartFinder
{
    public string Id => "postgres";

    public string Name => "PostgreSQL";

    public Task<FoundPart> FindAsync(CancellationToken cancellationToken) => own.FindAsync(Id, Name, new PostgresCheck(), cancellationToken);
}
