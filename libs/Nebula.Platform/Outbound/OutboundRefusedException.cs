using Nebula.Platform.Errors;

namespace Nebula.Platform.Outbound;

/// <summary>The policy does not allow the address. An exception, because it has to pass through HttpClient from the connect callback.</summary>
public sealed class OutboundRefusedException(Error error) : Exception(error.Detail)
{
    public Error Error { get; } = error;
}
