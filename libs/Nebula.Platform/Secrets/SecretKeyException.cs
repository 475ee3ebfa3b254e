namespace Nebula.Platform.Secrets;

/// <summary>The key file cannot be used; the message says why and what to do, and holds nothing of a key.</summary>
public sealed class SecretKeyException(string message) : Exception(message);
