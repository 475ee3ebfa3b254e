namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Text that is written and never read: whoever reads gets null, and null keeps what there is. No map can hold one.</summary>
public sealed record SecretType(int MaxLength) : MapType;
