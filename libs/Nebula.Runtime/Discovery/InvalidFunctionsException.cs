namespace Nebula.Runtime.Discovery;

/// <summary>Functions that the host would refuse, all of them in the message.</summary>
internal sealed class InvalidFunctionsException(string message) : InvalidOperationException(message);
