using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp;

/// <summary>Answers as soon as the app serves requests.</summary>
public sealed class PingFunction
{
    [Function("ping")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ping")] HttpRequest request) => Results.Text("pong");
}
