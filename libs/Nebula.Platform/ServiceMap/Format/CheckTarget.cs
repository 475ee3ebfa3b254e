namespace Nebula.Platform.ServiceMap.Format;

/// <summary>What a type of check is pointed at, and so which members of a service say where.</summary>
public enum CheckTarget
{
    /// <summary>A web address: the service's <c>url</c>, or one made of host and port.</summary>
    Url,

    /// <summary>Host and port.</summary>
    Endpoint,

    /// <summary>A host alone.</summary>
    Host,

    /// <summary>Nothing that a service map could give an address for.</summary>
    None,
}
