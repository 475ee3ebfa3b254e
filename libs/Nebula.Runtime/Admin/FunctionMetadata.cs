using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Invocation.Outputs;

namespace Nebula.Runtime.Admin;

/// <summary>
/// The functions as the SDK writes them into <c>functions.metadata</c> at build. What an attribute leaves open is
/// written with the value that holds.
/// </summary>
internal static class FunctionMetadata
{
    public static JsonArray Of(FunctionCatalog catalog) => new([.. catalog.All.Select(Of)]);

    public static JsonObject Of(RuntimeFunction function)
    {
        var metadata = new JsonObject
        {
            ["name"] = function.Name,
            ["scriptFile"] = $"{function.Method.DeclaringType!.Assembly.GetName().Name}.dll",
            ["entryPoint"] = function.EntryPoint,
            ["language"] = "dotnet-isolated",
            ["properties"] = new JsonObject { ["IsCodeless"] = false },
            ["bindings"] = new JsonArray([.. BindingsOf(function)]),
        };
        if (function.Retry is { } retry)
        {
            metadata["retry"] = Of(retry);
        }

        return metadata;
    }

    private static IEnumerable<JsonNode> BindingsOf(RuntimeFunction function)
    {
        foreach (var parameter in function.Method.GetParameters())
        {
            foreach (var binding in parameter.GetCustomAttributes<BindingAttribute>())
            {
                yield return Of(binding, parameter.Name!);
            }
        }

        // A method that returns nothing has no output there, though it may write a response.
        if (function.Method.ReturnType == typeof(void) || function.Method.ReturnType == typeof(Task))
        {
            yield break;
        }

        foreach (var output in function.OutputBindings.Values)
        {
            yield return new JsonObject { ["name"] = output.Name, ["type"] = output.Type, ["direction"] = "Out" };
        }
    }

    private static JsonObject Of(BindingAttribute attribute, string parameter)
    {
        var binding = new JsonObject
        {
            ["name"] = parameter,
            ["direction"] = "In",
            ["type"] = BindingNames.TypeOf(attribute),
        };
        foreach (var property in attribute.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.GetValue(attribute) is { } value)
            {
                binding[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = ValueOf(value);
            }
        }

        binding["properties"] = new JsonObject();
        return binding;
    }

    private static JsonObject Of(RetryAttribute retry) => retry switch
    {
        ExponentialBackoffRetryAttribute growing => new JsonObject
        {
            ["strategy"] = "exponentialBackoff",
            ["maxRetryCount"] = growing.MaxRetryCount,
            ["minimumInterval"] = growing.MinimumInterval,
            ["maximumInterval"] = growing.MaximumInterval,
        },
        FixedDelayRetryAttribute same => new JsonObject
        {
            ["strategy"] = "fixedDelay",
            ["maxRetryCount"] = same.MaxRetryCount,
            ["delayInterval"] = same.DelayInterval,
        },
        _ => throw new InvalidOperationException($"{retry.GetType().Name} is not a known retry strategy."),
    };

    private static JsonNode? ValueOf(object value) =>
        value is Enum ? JsonValue.Create(value.ToString()) : JsonSerializer.SerializeToNode(value, value.GetType());
}
