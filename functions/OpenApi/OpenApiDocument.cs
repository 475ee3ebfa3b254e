using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nebula.Functions.Catalog;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document of this app, made from the attributes of its functions (https://spec.openapis.org/oas/v3.1.1).</summary>
internal static partial class OpenApiDocument
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Create(Assembly assembly)
    {
        var schemas = new SchemaRegistry();
        var paths = new JsonObject();
        foreach (var function in FunctionCatalog.HttpFunctions(assembly))
        {
            var path = $"/api/{RouteParameter().Replace(function.Route, "{$1}")}";
            var item = paths[path]?.AsObject() ?? [];
            paths[path] = item;
            foreach (var verb in function.Verbs)
            {
                item[verb] = Operation(function, verb, schemas);
            }
        }

        var problem = Problem();
        var components = schemas.ToJson();
        components["Problem"] = problem;
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Nebula Command",
                ["version"] = assembly.GetName().Version!.ToString(3),
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = components, ["securitySchemes"] = SecuritySchemes() },
        };
        return document.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Operation(HttpFunction function, string verb, SchemaRegistry schemas)
    {
        var described = function.Method.GetCustomAttribute<OperationAttribute>()
            ?? throw new InvalidOperationException($"Function {function.Name} has no [Operation]; say what it does for its caller.");
        var operation = new JsonObject
        {
            // Unique in a document, also where a function has several verbs.
            ["operationId"] = verb == function.Verbs[0] ? function.Name : $"{function.Name}-{verb}",
            ["tags"] = new JsonArray(described.Tag),
            ["summary"] = described.Summary,
        };
        if (function.Permission is { } permission)
        {
            operation["security"] = Security(function, permission);
            operation["x-permission"] = permission;
        }

        if (Parameters(function, schemas) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (function.Method.GetCustomAttribute<TakesAttribute>() is { } takes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", schemas.Of(takes.Type)) };
        }

        operation["responses"] = Responses(function, schemas);
        return operation;
    }

    private static JsonArray Parameters(HttpFunction function, SchemaRegistry schemas)
    {
        var declared = function.Method.GetCustomAttributes<QueryParameterAttribute>().ToLookup(parameter => parameter.In == "path");
        var inPath = RouteParameter().Matches(function.Route).Select(match => match.Groups[1].Value).Select(name => new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = schemas.Of(declared[true].FirstOrDefault(parameter => parameter.Name == name)?.Type ?? typeof(string)),
        });
        var others = declared[false].OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = parameter.In,
                ["description"] = parameter.Description,
                ["schema"] = schemas.Of(parameter.Type),
            });
        return [.. inPath, .. others];
    }

    private static JsonObject Responses(HttpFunction function, SchemaRegistry schemas)
    {
        var responses = new JsonObject();
        foreach (var answer in function.Method.GetCustomAttributes<AnswersAttribute>().OrderBy(answer => answer.Status))
        {
            responses[$"{answer.Status}"] = Response(answer, schemas);
        }

        responses["default"] = new JsonObject
        {
            ["description"] = "Problem details (RFC 9457) with a stable code.",
            ["content"] = Content("application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" }),
        };
        return responses;
    }

    private static JsonObject Response(AnswersAttribute answer, SchemaRegistry schemas)
    {
        var response = new JsonObject
        {
            ["description"] = answer.Codes.Length > 0
                ? string.Join(" | ", answer.Codes)
                : Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(answer.Status),
        };
        if (answer.Type is { } type)
        {
            response["content"] = Content(answer.IsEventStream ? "text/event-stream" : "application/json", schemas.Of(type));
        }
        else if (answer.Status >= 400)
        {
            response["content"] = Content("application/problem+json", new JsonObject { ["$ref"] = "#/components/schemas/Problem" });
        }

        return response;
    }

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonArray Security(HttpFunction function, string permission)
    {
        var schemes = new JsonArray(new JsonObject { ["session"] = new JsonArray() }, new JsonObject { ["service"] = new JsonArray() });
        if (!function.NeedsFreshSession && ApiKeyScopes.Of(Role.Owner).Contains(permission))
        {
            schemes.Add((JsonNode)new JsonObject { ["apiKey"] = new JsonArray() });
        }

        return schemes;
    }

    private static JsonObject SecuritySchemes() => new()
    {
        ["session"] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "cookie",
            ["name"] = "nebula_session",
            ["description"] = "A signed-in user. Changes also need the header X-CSRF-Token with the session's csrfToken.",
        },
        ["service"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "One of the installation's own processes." },
        ["apiKey"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A program, with a key of a user that has the permission." },
    };

    private static JsonObject Problem() => JsonNode.Parse(
        """
        {
          "type": "object",
          "required": ["title", "status", "code", "traceId"],
          "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer", "format": "int32" },
            "detail": { "type": "string" },
            "instance": { "type": "string" },
            "code": { "type": "string", "description": "Stable, snake_case." },
            "traceId": { "type": "string" },
            "errors": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": { "field": { "type": "string" }, "message": { "type": "string" } }
              }
            },
            "retryAfterSeconds": { "type": "integer", "format": "int64" }
          }
        }
        """)!.AsObject();

    [GeneratedRegex(@"\{\*{0,2}(\w+)(?::[^}]*)?\??\}")]
    private static partial Regex RouteParameter();
}
