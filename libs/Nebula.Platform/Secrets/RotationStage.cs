namespace Nebula.Platform.Secrets;

/// <summary>How far a rotation is. It stands in the key file, so that whoever starts next goes on with what a killed process has left.</summary>
internal enum RotationStage
{
    /// <summary>Nothing is under way.</summary>
    None,

    /// <summary>What there is, is being sealed with the current key.</summary>
    Sealing,

    /// <summary>The same, and the old keys go when nothing names them any more.</summary>
    SealingThenForgetting,
}
