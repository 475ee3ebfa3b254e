namespace Nebula.Runtime.Bench;

internal sealed record OrderLine(int Item, int Count);
