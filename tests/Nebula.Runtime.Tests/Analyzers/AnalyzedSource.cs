using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Nebula.Runtime.Analyzers;

namespace Nebula.Runtime.Tests.Analyzers;

/// <summary>Source compiled against what the tests themselves run on, and what the analyzers say of it.</summary>
internal static class AnalyzedSource
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
        using Microsoft.Azure.Functions.Worker.Http;
        using Microsoft.Extensions.DependencyInjection;
        using FromBody = Microsoft.AspNetCore.Mvc.FromBodyAttribute;
        using WorkerFromBody = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The diagnostics of methods that stand in one class.</summary>
    public static Task<ImmutableArray<Diagnostic>> OfMembersAsync(string members) =>
        OfFileAsync($$"""
            public sealed class Functions
            {
            {{members}}
            }
            """);

    /// <summary>The diagnostics of a whole file below our usings.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfFileAsync(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + source);
        var compilation = CSharpCompilation.Create(
            "Analyzed", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));

        // An analyzer that throws is reported as AD0001, so it comes back like any other diagnostic.
        return await compilation.WithAnalyzers([new FunctionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
