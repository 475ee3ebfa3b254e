namespace Nebula.Platform.Recovery;

/// <summary>A recovery file, which is kept nowhere here.</summary>
/// <param name="Name">For the disk.</param>
/// <param name="Text">All of it.</param>
public sealed record RecoveryFile(string Name, string Text);
