namespace Nebula.Testing.Http;

/// <summary>What a fake server does wrong.</summary>
public enum Fault
{
    None,

    /// <summary>Takes the request and never answers.</summary>
    Silent,

    /// <summary>Resets the connection instead of answering.</summary>
    Reset,

    /// <summary>Promises a thousand bytes, sends ten, resets.</summary>
    HalfAnswer,

    /// <summary>500 with a page.</summary>
    ServerError,

    /// <summary>200 and a body without end.</summary>
    EndlessBody,

    /// <summary>200 and a web page instead of JSON.</summary>
    Garbage,
}
