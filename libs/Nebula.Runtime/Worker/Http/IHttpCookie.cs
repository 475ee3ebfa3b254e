namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie (RFC 6265).</summary>
public interface IHttpCookie
{
    /// <summary>The hosts that it is sent to; the answering one alone, if null.</summary>
    string? Domain { get; }

    /// <summary>When it ends; with the session, if null.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether scripts are kept from reading it.</summary>
    bool? HttpOnly { get; }

    /// <summary>How many seconds it lives; this wins over <see cref="Expires"/>.</summary>
    double? MaxAge { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The paths that it is sent to.</summary>
    string? Path { get; }

    /// <summary>With which requests of other sites it is sent along.</summary>
    SameSite SameSite { get; }

    /// <summary>Whether it is sent over HTTPS only.</summary>
    bool? Secure { get; }

    /// <summary>Its value.</summary>
    string Value { get; }
}
