namespace Nebula.Platform.Identity.Setup;

/// <summary>How an attempt to become the owner ended.</summary>
internal enum ClaimOutcome
{
    Created,

    /// <summary>Somebody else was first.</summary>
    OwnerExists,

    /// <summary>The link was used, replaced or ran out between looking at it and using it.</summary>
    TokenGone,
}
