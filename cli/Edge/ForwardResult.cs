namespace Nebula.Cli.Edge;

/// <summary>How handing a request on ended.</summary>
internal enum ForwardResult
{
    /// <summary>Nothing is left to be said: an answer went out, or nobody waits for one.</summary>
    Answered,

    /// <summary>The request itself could not be read to its end.</summary>
    BadRequest,

    /// <summary>The functions did not answer.</summary>
    Silence,
}
