namespace Nebula.Platform.Integrations;

/// <summary>Outside systems that are not known before the start, such as those of the service map.</summary>
public interface IIntegrationSource
{
    Task<IReadOnlyList<IIntegration>> ListAsync(CancellationToken cancellationToken);
}
