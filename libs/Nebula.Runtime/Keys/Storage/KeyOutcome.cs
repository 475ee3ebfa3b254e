namespace Nebula.Runtime.Keys.Storage;

/// <summary>What became of a key.</summary>
internal enum KeyOutcome
{
    Created,
    Replaced,
    Removed,

    /// <summary>There was none to remove.</summary>
    Missing,

    /// <summary>The list holds as many as it may.</summary>
    Full,

    /// <summary>Its value is that of another key.</summary>
    Taken,
}
