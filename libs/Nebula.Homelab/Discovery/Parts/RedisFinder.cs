using Nebula.Homelab.Status.Checks.Redis;

namespace Nebula.Homelab.Discovery.Parts;

internal sealed class RedisFinder(OwnPart own) : IPartFinder
{
    public string Id => "redis";

    public string Name => "Cache";

    public Task<FoundPart> FindAsync(CancellationToken cancellationToken) => own.FindAsync(Id, Name, new RedisCheck(), cancellationToken);
}
