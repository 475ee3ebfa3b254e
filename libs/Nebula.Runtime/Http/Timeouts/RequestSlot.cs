namespace Nebula.Runtime.Http.Timeouts;

/// <summary>Where a running request is kept.</summary>
internal readonly record struct RequestSlot(RequestSlots Shard, int Index);
