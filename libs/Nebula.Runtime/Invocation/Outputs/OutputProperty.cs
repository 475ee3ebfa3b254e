namespace Nebula.Runtime.Invocation.Outputs;

/// <summary>A property of a function's result that goes to an output of its own.</summary>
/// <param name="Name">The property.</param>
/// <param name="BindingType">The output's type, such as http.</param>
/// <param name="Read">Reads it from a result.</param>
internal sealed record OutputProperty(string Name, string BindingType, Func<object, object?> Read);
