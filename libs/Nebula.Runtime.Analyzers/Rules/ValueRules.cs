using Microsoft.CodeAnalysis;

namespace Nebula.Runtime.Analyzers.Rules;

/// <summary>Parameters that are filled by name from route and query: a value that is missing or of another type answers 500.</summary>
internal static class ValueRules
{
    private static readonly Dictionary<string, string> Constraints = new()
    {
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["Boolean"] = "bool",
        ["Guid"] = "guid",
        ["DateTime"] = "datetime",
        ["Decimal"] = "decimal",
        ["Double"] = "double",
        ["Single"] = "float",
    };

    public static void Check(FunctionMethod function, AttributeData trigger, IReadOnlyList<RouteParameter> route)
    {
        foreach (var expected in route)
        {
            if (function.Method.Parameters.FirstOrDefault(candidate => IsNamed(candidate, expected)) is { } parameter)
            {
                CheckRouted(function, parameter, expected);
                continue;
            }

            function.Report(FunctionDiagnostics.RouteParameterUnused, trigger, expected.Name);
        }

        foreach (var parameter in function.Method.Parameters.Where(IsBare).Where(parameter => !route.Any(expected => IsNamed(parameter, expected))))
        {
            function.Report(FunctionDiagnostics.ValueMayBeMissing, parameter, parameter.Name);
        }
    }

    private static void CheckRouted(FunctionMethod function, IParameterSymbol parameter, RouteParameter expected)
    {
        if (expected.IsOptional && !TakesNothing(parameter))
        {
            function.Report(FunctionDiagnostics.OptionalRouteParameter, parameter, parameter.Name);
        }

        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        if (!expected.IsConstrained && Constraints.TryGetValue(type.Name, out var constraint))
        {
            function.Report(FunctionDiagnostics.UnconstrainedRouteParameter, parameter, parameter.Name, type.Name, constraint);
        }
    }

    private static bool IsNamed(IParameterSymbol parameter, RouteParameter expected) =>
        parameter.Name.Equals(expected.Name, StringComparison.OrdinalIgnoreCase);

    // An attribute may say where the value comes from; a reference is null where there is none.
    private static bool IsBare(IParameterSymbol parameter) => parameter.Type.IsValueType && !TakesNothing(parameter)
        && parameter.GetAttributes().IsEmpty && parameter.RefKind is RefKind.None
        && !parameter.Type.IsNamed("System.Threading.CancellationToken");

    private static bool TakesNothing(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue
        || parameter.Type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
        || (parameter.Type.IsReferenceType && parameter.NullableAnnotation is not NullableAnnotation.NotAnnotated);
}
