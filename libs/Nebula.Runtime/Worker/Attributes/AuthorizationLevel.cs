namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key opens an HTTP function.</summary>
public enum AuthorizationLevel
{
    /// <summary>None is needed.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user of the platform.</summary>
    User = 1,

    /// <summary>A key of the function or of the host.</summary>
    Function = 2,

    /// <summary>A key of an extension.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
