namespace Nebula.Homelab.Discovery;

/// <summary>Looks for one part on this machine. What it dials is fixed in code, never taken from a user.</summary>
internal interface IPartFinder
{
    string Id { get; }

    string Name { get; }

    Task<FoundPart> FindAsync(CancellationToken cancellationToken);
}
