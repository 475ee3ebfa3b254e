namespace Nebula.Platform.Outbound;

/// <summary>One of our own servers, which a monitor may dial only if it is listed.</summary>
/// <param name="Host">Name or address as it stands in the connection setting.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="What">For the message: <c>PostgreSQL</c>.</param>
public sealed record ProtectedEndpoint(string Host, int Port, string What);
