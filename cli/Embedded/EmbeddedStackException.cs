namespace Nebula.Cli.Embedded;

/// <summary>Why a part of the embedded stack cannot run; the message is one line, made to be shown as it is.</summary>
public sealed class EmbeddedStackException(string message, Exception? inner = null) : Exception(message, inner);
