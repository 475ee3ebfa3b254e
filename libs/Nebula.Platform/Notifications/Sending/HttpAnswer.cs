using System.Net.Http.Headers;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>What a server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">The beginning of its body.</param>
internal sealed record HttpAnswer(int Status, HttpResponseHeaders Headers, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
