namespace Nebula.Runtime.Bench;

internal sealed record Order(string Customer, string Street, OrderLine[] Lines);
