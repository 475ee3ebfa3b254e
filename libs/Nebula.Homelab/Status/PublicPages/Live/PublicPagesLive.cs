using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Platform.Errors;
using Nebula.Platform.Streams;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>
/// The pages for visitors, from the copy in memory: made once for all who ask within a moment, and told to all who follow. A draft and a page
/// that was deleted are not in that copy at all, and so are answered as what never was.
/// </summary>
public sealed class PublicPagesLive
{
    private const int MaxViewers = 1500;
    private const int MaxViewersOfGroup = 50;

    // A page is told as of the last stroke of a clock that goes by itself: when it was made says nothing of what happened.
    private static readonly TimeSpan Stroke = TimeSpan.FromSeconds(5);

    // With many services something changes all the time: that often it is looked whether anything of the page did.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    // Always taken within that of the status, where both are.
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LookedAtPage> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublicPageView> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublicPageRoom> _rooms = new(StringComparer.Ordinal);
    private readonly StreamSeats _seats = new(MaxViewers, MaxViewersOfGroup);
    private readonly StatusLive _live;
    private readonly TimeProvider _time;

    public PublicPagesLive(StatusLive live, TimeProvider time)
    {
        (_live, _time) = (live, time);
        live.Moved += Tell;
    }

    internal static Error NotFound { get; } = Error.NotFound("page_not_found", "There is no such page.");

    /// <summary>A page as visitors see it.</summary>
    public Result<KeptPage> Read(string slug)
    {
        var found = _live.Read<Result<KeptPage>>((memory, _) => memory.PublicPages.GetValueOrDefault(slug) is { } scope ? Keep(scope, memory) : NotFound);
        return found ?? ReadStored(slug);
    }

    /// <summary>What visitors would see if there were such a page.</summary>
    public Result<PublicPageView> Preview(PublicPageInput input)
    {
        var read = PublicPageValidator.Read(input);
        return !read.IsSuccess
            ? read.Error
            : _live.Read<Result<PublicPageView>>((memory, _) =>
            {
                var scope = new PublicPageScope(read.Value.ToPage(_time.GetUtcNow()), memory);
                return Builder(scope, memory).Build(_live.Stale);
            }) ?? StatusLive.NotLoaded;
    }

    /// <summary>Begins to follow a page.</summary>
    /// <param name="slug">Which.</param>
    /// <param name="group">Whom the viewer counts with: an address, or a network of one customer.</param>
    public Result<PublicPageViewer> Subscribe(string slug, string group) => _live.Read<Result<PublicPageViewer>>((memory, _) =>
    {
        if (memory.PublicPages.GetValueOrDefault(slug) is not { } scope)
        {
            return NotFound;
        }

        lock (_gate)
        {
            if (!_seats.TryTake(group))
            {
                return Error.Unavailable("stream_full", "Too many viewers, or too many from one address, follow the pages here; load it again instead.") with
                {
                    RetryAfter = TimeSpan.FromSeconds(30),
                };
            }

            if (!_rooms.TryGetValue(slug, out var room))
            {
                _rooms[slug] = room = new PublicPageRoom();
            }

            var viewer = new PublicPageViewer(slug, group, Leave);
            room.Add(viewer, scope, Builder(scope, memory), _live.Stale);
            return viewer;
        }
    }) ?? StatusLive.NotLoaded;

    /// <summary>Reads of a page in one piece; the second argument says whether it is stale.</summary>
    internal Result<TAnswer> Read<TAnswer>(string slug, Func<PublicPageScope, bool, Result<TAnswer>> read) =>
        _live.Read<Result<TAnswer>>((memory, isStale) => memory.PublicPages.GetValueOrDefault(slug) is { } scope ? read(scope, isStale) : NotFound)
        ?? StatusLive.NotLoaded;

    /// <summary>Every page as it is, to be kept for a start without the database; null before it was read.</summary>
    /// <remarks>Page by page, so that nobody waits for all of them.</remarks>
    internal IReadOnlyList<KeptPage>? ReadAll() => _live.Read((memory, _) => memory.PublicPages.Keys.ToList()) is { } slugs
        ? [.. slugs.Select(Read).Where(read => read.IsSuccess).Select(read => read.Value!)]
        : null;

    /// <summary>What an earlier process left behind, to be shown while the database cannot be read.</summary>
    internal void Restore(IEnumerable<PublicPageView> views)
    {
        lock (_gate)
        {
            foreach (var view in views)
            {
                _stored[view.Slug] = view;
            }
        }
    }

    // Where nothing is known of any page, none is said not to be there.
    private Result<KeptPage> ReadStored(string slug)
    {
        lock (_gate)
        {
            return _stored.Count == 0 ? StatusLive.NotLoaded
                : _stored.GetValueOrDefault(slug) is { } view ? KeptPage.Of(view with { Stale = true, StaleReason = _live.Stale })
                : NotFound;
        }
    }

    private KeptPage Keep(PublicPageScope scope, StatusMemory memory)
    {
        var (slug, now, changes) = (scope.Page.Slug, _time.GetUtcNow(), _live.Changes);
        lock (_gate)
        {
            var builder = Builder(scope, memory);
            var kept = _kept.GetValueOrDefault(slug);
            var isOfNow = kept?.Page.View.GeneratedAt == builder.Now;
            if (isOfNow && (kept!.Changes == changes || now - kept.At < AtMost))
            {
                return kept.Page;
            }

            var look = builder.BuildLook(_live.Stale);
            var page = isOfNow && kept!.Look == look ? kept.Page : KeptPage.Of(builder.Build(_live.Stale));
            _kept[slug] = new LookedAtPage(page, look, now, changes);
            return page;
        }
    }

    private void Tell(bool mayBeAnother) => _live.Read<object>((memory, _) =>
    {
        lock (_gate)
        {
            // What was on a page before must not be read again, and who is told of news must not read the page from before it.
            if (mayBeAnother)
            {
                foreach (var slug in _kept.Keys.ToList())
                {
                    LookAgain(slug);
                }
            }

            _stored.Clear();
            foreach (var (slug, room) in _rooms.Where(room => !room.Value.IsEmpty).ToList())
            {
                if (memory.PublicPages.GetValueOrDefault(slug) is { } scope)
                {
                    if (room.Tell(scope, Builder(scope, memory), _live.Stale, mayBeAnother))
                    {
                        LookAgain(slug);
                    }
                }
                else
                {
                    room.Close();
                    _rooms.Remove(slug);
                }
            }
        }

        return null;
    });

    private void LookAgain(string slug)
    {
        if (_kept.TryGetValue(slug, out var kept))
        {
            _kept[slug] = kept with { At = DateTimeOffset.MinValue, Changes = -1 };
        }
    }

    private void Leave(PublicPageViewer viewer)
    {
        lock (_gate)
        {
            _seats.Free(viewer.Group);
            if (_rooms.TryGetValue(viewer.Slug, out var room))
            {
                room.Remove(viewer);
                if (room.IsEmpty)
                {
                    _rooms.Remove(viewer.Slug);
                }
            }
        }
    }

    private PublicPageViewBuilder Builder(PublicPageScope scope, StatusMemory memory)
    {
        var ticks = _time.GetUtcNow().UtcTicks;
        return new PublicPageViewBuilder(memory, scope, new DateTimeOffset(ticks - (ticks % Stroke.Ticks), TimeSpan.Zero), _time.LocalTimeZone);
    }

    /// <summary>A page, what it showed, and when and after which changes it was last looked at whether it still does.</summary>
    private sealed record LookedAtPage(KeptPage Page, string Look, DateTimeOffset At, long Changes);
}
