using System.Text;
using Microsoft.AspNetCore.Http;

namespace Nebula.Runtime.Bench;

/// <summary>What the handlers have in common, one for each request, as a database session would be.</summary>
internal sealed class Warehouse
{
    private const int Events = 50;

    private static readonly byte[][] EventTexts =
        [.. Enumerable.Range(1, Events).Select(number => Encoding.UTF8.GetBytes($"id: {number}\ndata: {{\"number\":{number}}}\n\n"))];

    private static readonly string[] Tags = ["small", "blue"];

    public Item Find(int id) => new(id, "Screw M4", 1000 - id, true, Tags);

    public Receipt Take(Order order) => new(order.Customer, order.Lines.Length, order.Lines.Sum(line => line.Count));

    /// <summary>Each event goes out at once, as a live stream's would.</summary>
    public async Task WriteEventsAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        foreach (var text in EventTexts)
        {
            await response.Body.WriteAsync(text, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }
}
