using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Tells what is open besides itself, after all that is garbage was collected.</summary>
public sealed class FaultCountsFunction(FaultCounts counts)
{
    [Function("fault-counts")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Results.Text($"{counts.Begun - 1} {counts.Running - 1} {counts.Scopes - 1}");
    }
}
