namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>What a request carries beside its head. It is no secret: whoever may read monitors reads it.</summary>
/// <param name="Text">Sent as UTF-8.</param>
/// <param name="Type">Its media type.</param>
public sealed record HttpContentPart(string Text, string Type);
