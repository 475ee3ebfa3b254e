namespace Nebula.Runtime.Invocation;

/// <summary>Calls a function's method and waits for it.</summary>
/// <param name="instance">The function's class; null for a static method.</param>
/// <param name="arguments">One for each parameter.</param>
internal delegate ValueTask<object?> CompiledMethod(object? instance, object?[] arguments);
