namespace Nebula.Platform.Errors;

/// <summary>What sort of expected failure an <see cref="Error"/> is; decides the HTTP status it is answered with.</summary>
public enum ErrorKind
{
    /// <summary>404: the thing named does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>400: the input is wrong; <see cref="Error.Fields"/> says where.</summary>
    Invalid,

    /// <summary>409: the request is right but the state is not (already there, changed meanwhile).</summary>
    Conflict,

    /// <summary>403: known caller, missing permission.</summary>
    Forbidden,

    /// <summary>401: no or no valid credentials.</summary>
    Unauthorized,

    /// <summary>503: an integration lacks a setting; the detail names it and where to set it.</summary>
    NotConfigured,

    /// <summary>503: something this depends on does not answer.</summary>
    Unavailable,

    /// <summary>429: too many attempts; <see cref="Error.RetryAfter"/> says how long to wait.</summary>
    RateLimited,

    /// <summary>413: the input is larger than is read.</summary>
    TooLarge,

    /// <summary>415: the input is in a format that is not read.</summary>
    UnsupportedFormat,
}
