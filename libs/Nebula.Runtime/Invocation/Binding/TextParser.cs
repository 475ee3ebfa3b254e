using System.Diagnostics.CodeAnalysis;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Reads a value from text.</summary>
/// <returns>False where it is not the parser's to say.</returns>
internal delegate bool TextParser<T>(string text, [MaybeNullWhen(false)] out T value);
