using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Keys;

/// <summary>An app that asks nobody for a key.</summary>
internal sealed class OpenFunctions
{
    [Function("open-to-all")]
    public IResult OpenToAll([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("open");
}
