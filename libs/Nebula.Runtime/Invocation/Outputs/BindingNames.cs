using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Nebula.Runtime.Invocation.Outputs;

/// <summary>How metadata calls a binding: QueueOutputAttribute is a queue, HttpTriggerAttribute an httpTrigger.</summary>
internal static class BindingNames
{
    public static string TypeOf(BindingAttribute attribute)
    {
        var name = Without(attribute.GetType().Name, "Attribute");
        name = attribute switch
        {
            OutputBindingAttribute => Without(name, "Output"),
            InputBindingAttribute => Without(name, "Input"),
            _ => name,
        };
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Without(string name, string end) =>
        name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
}
