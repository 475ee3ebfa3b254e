namespace Nebula.Runtime.Bench;

internal sealed record Item(int Id, string Name, int Count, bool IsOffered, string[] Tags);
