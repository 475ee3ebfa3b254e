namespace Nebula.Platform.Notifications.Reminding;

/// <summary>The stories of all who tell of some.</summary>
internal sealed class OpenStories(IEnumerable<IOpenStories> sources)
{
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            all.UnionWith(await source.ListAsync(cancellationToken));
        }

        return all;
    }

    public async Task<bool> IsOpenAsync(string story, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.IsOpenAsync(story, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
