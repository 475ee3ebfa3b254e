using Nebula.Functions.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Status;

/// <summary>The two ids of a note's address.</summary>
internal sealed record IncidentNoteRoute(Guid Incident, Guid Note)
{
    public static Result<IncidentNoteRoute> Read(string id, string note)
    {
        var (incident, part) = (RouteId.Read(id), RouteId.Read(note));
        if (!incident.IsSuccess)
        {
            return incident.Error;
        }

        return part.IsSuccess ? new IncidentNoteRoute(incident.Value, part.Value) : part.Error;
    }
}
