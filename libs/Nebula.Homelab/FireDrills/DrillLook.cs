namespace Nebula.Homelab.FireDrills;

/// <summary>What one look at a step has shown.</summary>
/// <param name="State">Running when it is to be looked at again.</param>
/// <param name="Text">What was seen; of what is not done, why.</param>
internal sealed record DrillLook(FireDrillStepState State, string Text)
{
    public static DrillLook NotYet(string why) => new(FireDrillStepState.Running, why);

    public static DrillLook Done(string text) => new(FireDrillStepState.Done, text);

    public static DrillLook Failed(string why) => new(FireDrillStepState.Failed, why);
}
