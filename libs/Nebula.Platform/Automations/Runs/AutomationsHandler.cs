using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;

namespace Nebula.Platform.Automations.Runs;

/// <summary>Begins the runs that an event asks for. What they do is done elsewhere: a slow receiver never holds up the feed.</summary>
internal sealed class AutomationsHandler(AutomationBook book, RunClaim claim, RunSignal signal) : IEventHandler
{
    public string Name => "automations";

    public bool Wants(FeedEvent happened) =>
        AutomationTrigger.MayMakeRun(happened) && (book.IsStale || happened.Source == AutomationBook.Source || book.Concerns(happened));

    public async Task HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        if (book.IsStale || happened.Source == AutomationBook.Source)
        {
            await book.ReadAsync(cancellationToken);
        }

        foreach (var automation in book.Of(happened))
        {
            if (await claim.TryAsync(automation.Id, happened, cancellationToken))
            {
                signal.Raise();
            }
        }
    }
}
