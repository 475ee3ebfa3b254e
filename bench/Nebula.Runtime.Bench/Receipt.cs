namespace Nebula.Runtime.Bench;

internal sealed record Receipt(string Customer, int Lines, int Pieces);
