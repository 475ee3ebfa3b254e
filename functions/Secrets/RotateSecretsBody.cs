namespace Nebula.Functions.Secrets;

/// <param name="ForgetOldKeys">Take the old keys out of the key file afterwards; older backups then open only with a copy of it.</param>
internal sealed record RotateSecretsBody(bool ForgetOldKeys = false);
