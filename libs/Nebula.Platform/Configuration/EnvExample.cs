using System.Reflection;
using System.Text;

namespace Nebula.Platform.Configuration;

/// <summary>Makes <c>.env.example</c> from the option types and the service map's variables; a test holds the committed file to it.</summary>
public static class EnvExample
{
    private const int Width = 118;

    private const string Introduction = """
        # Settings of Nebula Command. Copy this file to .env and fill in what you need: nothing here is required by `./nebula up`.
        # The environment wins over .env. A value may stand in 'single quotes', which take it literally, or in "double quotes" with \n, \t, \" and \\.
        # .env holds secrets: keep it to yourself (chmod 600) and out of git.
        # This file is generated: change the option types or service-map.yml, then run NEBULA_UPDATE=1 dotnet test tests/Nebula.Functions.Tests.
        """;

    /// <param name="assemblies">Where option types are looked for: public classes named <c>…Options</c>.</param>
    /// <param name="mapVariables">Name and description of each variable that the service map declares.</param>
    public static string Generate(IEnumerable<Assembly> assemblies, IEnumerable<(string Name, string Description)> mapVariables)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n")).Append('\n');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in assemblies.SelectMany(OptionTypes).OrderBy(SectionOf, StringComparer.Ordinal))
        {
            var variables = type.GetProperties().Select(property => property.GetCustomAttribute<EnvironmentVariableAttribute>()).OfType<EnvironmentVariableAttribute>();
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n# ---- {SectionOf(type)}\n");
            foreach (var variable in variables.Where(variable => seen.Add(variable.Name)))
            {
                Append(text, variable.Name, variable.Description, variable.Example);
            }
        }

        text.Append("\n# ---- Service map: what is not set is shown as \"not configured\" and not dialled\n");
        foreach (var (name, description) in mapVariables.Where(variable => seen.Add(variable.Name)))
        {
            Append(text, name, description, example: null);
        }

        return text.ToString();
    }

    private static IEnumerable<Type> OptionTypes(Assembly assembly) => assembly.GetTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false }
        && type.Name.EndsWith("Options", StringComparison.Ordinal)
        && type.GetProperties().Any(property => property.IsDefined(typeof(EnvironmentVariableAttribute))));

    private static string SectionOf(Type type) =>
        type.GetField("SectionName")?.GetRawConstantValue() as string
        ?? throw new InvalidOperationException($"{type.FullName} has no constant SectionName.");

    private static void Append(StringBuilder text, string name, string description, string? example)
    {
        foreach (var line in Wrap(description))
        {
            text.Append("# ").Append(line).Append('\n');
        }

        text.Append('#').Append(name).Append('=').Append(example).Append('\n');
    }

    private static IEnumerable<string> Wrap(string description)
    {
        var line = "";
        foreach (var word in description.Split(' '))
        {
            if (line.Length + word.Length >= Width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
