namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>With which requests of other sites a cookie is sent along.</summary>
public enum SameSite
{
    /// <summary>The cookie says nothing about it.</summary>
    None = 0,

    /// <summary>Only when the user moves here from there.</summary>
    Lax = 1,

    /// <summary>With none.</summary>
    Strict = 2,

    /// <summary>With all; browsers ask for Secure as well.</summary>
    ExplicitNone = 3,
}
