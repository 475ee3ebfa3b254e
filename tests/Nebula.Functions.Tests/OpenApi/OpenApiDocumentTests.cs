using System.Text.Json.Nodes;
using Nebula.Functions.Catalog;
using Nebula.Functions.OpenApi;
using Nebula.Testing.Snapshots;

namespace Nebula.Functions.Tests.OpenApi;

public sealed class OpenApiDocumentTests
{
    private static readonly string Generated = OpenApiDocument.Create(typeof(OpenApiDocument).Assembly);

    [Fact]
    public void Create_FromTheFunctions_IsTheCommittedFile()
    {
        CommittedFile.AssertCurrent("functions/openapi.json", Generated);
    }

    [Fact]
    public void Create_EveryReference_Resolves()
    {
        var document = JsonNode.Parse(Generated)!;
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);

        var references = References(document).Select(reference => reference.Split('/')[^1]);

        Assert.Empty(references.Except(schemas));
    }

    [Fact]
    public void Create_EveryHttpFunction_IsAnOperationWithASuccessfulAnswer()
    {
        var paths = JsonNode.Parse(Generated)!["paths"]!.AsObject();

        var operations = paths.SelectMany(path => path.Value!.AsObject().Select(verb => verb.Value!)).ToArray();

        var expected = FunctionCatalog.HttpFunctions(typeof(OpenApiDocument).Assembly).Sum(function => function.Verbs.Count);
        Assert.Equal(expected, operations.Length);
        Assert.All(operations, operation => Assert.Contains(operation["responses"]!.AsObject(), answer => answer.Key[0] == '2'));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(member => member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
