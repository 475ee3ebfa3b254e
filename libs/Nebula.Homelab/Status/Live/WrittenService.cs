namespace Nebula.Homelab.Status.Live;

/// <summary>A comma and a service as JSON, good until a moment at which the clock alone changes it.</summary>
internal sealed record WrittenService(byte[] Json, DateTimeOffset GoodUntil);
