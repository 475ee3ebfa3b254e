namespace Nebula.Functions.Recovery;

/// <param name="Passphrase">Seals the file, 12 to 1000 characters; it is kept nowhere.</param>
internal sealed record MakeRecoveryFileBody(string Passphrase);
