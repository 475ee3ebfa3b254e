namespace Nebula.Functions.Passkeys;

/// <summary>Body of <c>PUT /api/account/passkeys/{id}</c>.</summary>
internal sealed record RenamePasskeyBody
{
    public string Name { get; init; } = "";
}
