namespace Nebula.Runtime.Invocation;

/// <summary>Reads the arguments, calls a function's method and leaves its result with the invocation.</summary>
/// <param name="invocation">The invocation.</param>
/// <param name="instance">The function's class; null for a static method.</param>
/// <param name="prepared">For each parameter what was prepared for it; empty where nothing had to be.</param>
/// <returns>Ends with the function.</returns>
internal delegate Task CompiledMethod(RuntimeFunctionContext invocation, object? instance, object?[] prepared);
