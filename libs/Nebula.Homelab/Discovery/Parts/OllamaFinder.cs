using System.Net;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Ollama;
using Nebula.Homelab.Status.Monitors;
using Nebula.Integrations.Http;
using Nebula.Integrations.Ollama;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Discovery.Parts;

/// <summary>Asks the port that Ollama listens on unless told otherwise.</summary>
internal sealed class OllamaFinder(OutboundHttp outbound, OutboundGuard guard, OllamaPlace place) : IPartFinder
{
    private const string Unlocks = "AI on your own hardware: chat, agents and the AI gateway without any cloud.";

    public string Id => "ollama";

    public string Name => "Ollama";

    public async Task<FoundPart> FindAsync(CancellationToken cancellationToken)
    {
        using var http = outbound.Create(OutboundPolicy.Discovery, new OutboundTrace());
        var ollama = new OllamaClient(http, place.Url);
        try
        {
            var version = PlainText.Of(await ollama.GetVersionAsync(cancellationToken));
            var models = await ollama.ListModelsAsync(cancellationToken);
            return await FoundAsync(version, models.Count, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return Missing($"nothing answers on {place.Url.Authority}", "https://ollama.com/download");
        }
        catch (UnexpectedAnswerException exception)
        {
            return Missing($"{place.Url.Authority} is no Ollama: {exception.Message}", "https://ollama.com/download");
        }
    }

    private async Task<FoundPart> FoundAsync(string version, int models, CancellationToken cancellationToken)
    {
        var mayBeWatched = await guard.ResolveAsync(place.Url.Host, place.Url.Port, OutboundPolicy.Monitors, cancellationToken);
        var count = models == 1 ? "1 model" : $"{models} models";
        return new FoundPart
        {
            Id = Id,
            Name = Name,
            Found = true,
            Evidence = $"{place.Url.Port} answered: Ollama {version}, {count}",
            HowTo = mayBeWatched.IsSuccess
                ? null
                : $"To watch it, put {OutboundOptions.AllowVariable}={new IPEndPoint(IPAddress.Loopback, place.Url.Port)} into .env and start Nebula again.",
            Suggestion = mayBeWatched.IsSuccess
                ? new MonitorInput { Name = Name, Check = new OllamaCheck { Url = place.Url }.ToInput() }
                : null,
        };
    }

    private FoundPart Missing(string evidence, string howTo) =>
        new() { Id = Id, Name = Name, Found = false, Evidence = evidence, Unlocks = Unlocks, HowTo = howTo };
}
