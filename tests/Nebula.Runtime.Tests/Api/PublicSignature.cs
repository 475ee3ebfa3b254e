using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nebula.Runtime.Tests.Api;

/// <summary>Writes public types and members in the form of the lists in this folder.</summary>
internal static class PublicSignature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(byte)] = "byte",
    };

    public static string HeaderOf(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {NameOf(invoke.ReturnType)} {NameOf(type)}({ParametersOf(invoke)})";
        }

        var parents = ParentsOf(type).ToArray();
        return $"{KindOf(type)} {NameOf(type)}{(parents.Length == 0 ? "" : " : " + string.Join(", ", parents))}";
    }

    public static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name =>
                $"{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $"{AccessOf(constructor)} .ctor({ParametersOf(constructor)})")
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(PropertyOf))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName).Select(MethodOf))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => $"field {field.Name}"));
    }

    private static string KindOf(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return type.IsValueType ? "struct" : modifier + "class";
    }

    private static IEnumerable<string> ParentsOf(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? new[] { NameOf(parent) } : [];
        return bases.Concat(type.GetInterfaces().Except(inherited).Select(NameOf));
    }

    private static string PropertyOf(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        var get = accessors.Contains(property.GetMethod) ? " get;" : "";
        var set = accessors.Contains(property.SetMethod) ? " set;" : "";
        return $"{AccessOf(accessors[0])} {ModifierOf(accessors[0])}{NameOf(property.PropertyType)} {property.Name} {{{get}{set} }}";
    }

    private static string MethodOf(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        return $"{AccessOf(method)} {ModifierOf(method)}{NameOf(method.ReturnType)} {method.Name}{generic}({ParametersOf(method)})";
    }

    private static string ParametersOf(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select(parameter =>
            (isExtension && parameter.Position == 0 ? "this " : "")
            + (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
            + (parameter.IsOut ? "out " : "")
            + $"{NameOf(parameter.ParameterType)} {parameter.Name}{DefaultOf(parameter)}"));
    }

    private static string DefaultOf(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return "";
        }

        return parameter.ParameterType.IsValueType ? " = default" : " = null";
    }

    private static string NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        // "out" is written before the type already.
        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        var name = type.Namespace!.StartsWith("System", StringComparison.Ordinal) ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string AccessOf(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string ModifierOf(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.DeclaringType!.IsInterface || method.IsFinal || !method.IsVirtual)
        {
            return "";
        }

        return method.IsAbstract ? "abstract " : "virtual ";
    }
}
