namespace Nebula.Runtime.Hosting;

/// <summary>By the names that the real host reports.</summary>
internal enum DrainState
{
    Disabled,
    InProgress,
    Completed,
}
