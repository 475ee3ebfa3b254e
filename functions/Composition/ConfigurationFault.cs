using Microsoft.Extensions.Options;

namespace Nebula.Functions.Composition;

/// <summary>Settings that are not understood end the start with what is wrong with them as the last line, not with a stack trace.</summary>
internal static class ConfigurationFault
{
    private const int ExitCode = 78; // EX_CONFIG of sysexits.h

    public static void EndWithOneLine() => AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
    {
        if (thrown.ExceptionObject is OptionsValidationException fault)
        {
            Console.Error.WriteLine(Describe(fault));
            Environment.Exit(ExitCode);
        }
    };

    public static string Describe(OptionsValidationException fault) => $"The configuration is wrong: {string.Join("; ", fault.Failures)}".ReplaceLineEndings(" ");
}
