using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;

namespace Nebula.Platform.Tests.Events.Handling;

/// <summary>Notes the positions it was told of, and throws where it is asked to.</summary>
internal sealed class ScriptedHandler : IEventHandler
{
    public string Name => "scripted";

    public List<long> Told { get; } = [];

    public HashSet<long> Fails { get; } = [];

    public bool Wants(FeedEvent happened) => happened.Category == Nebula.Platform.Events.EventCategory.Server;

    public Task HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        Told.Add(happened.Position);
        return Fails.Contains(happened.Position) ? throw new InvalidOperationException($"Cannot do {happened.Position}.") : Task.CompletedTask;
    }
}
