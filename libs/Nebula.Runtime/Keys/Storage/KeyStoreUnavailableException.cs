namespace Nebula.Runtime.Keys.Storage;

/// <summary>The store did not answer. A change may or may not have been made.</summary>
internal sealed class KeyStoreUnavailableException(Exception cause) : Exception(cause.Message, cause);
