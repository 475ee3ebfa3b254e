using Microsoft.AspNetCore.Http;

namespace Nebula.Cli.Edge;

/// <summary>How long the functions may be silent, before and within an answer, until the edge answers in their place.</summary>
internal sealed record AnswerPatience
{
    public TimeSpan Read { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A check that somebody runs by hand may take a minute.</summary>
    public TimeSpan Change { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>A stream says something every 15 s.</summary>
    public TimeSpan Stream { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For an answer that has a stand-in: better the last one now than the true one never.</summary>
    public TimeSpan StandIn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>While they were last seen not to answer at all.</summary>
    public TimeSpan Silent { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan For(HttpRequest request, bool hasStandIn, bool areSilent)
    {
        if (hasStandIn)
        {
            return StandIn;
        }

        if (areSilent)
        {
            return Silent;
        }

        if (request.Path.Value!.EndsWith("/stream", StringComparison.OrdinalIgnoreCase))
        {
            return Stream;
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? Read : Change;
    }
}
