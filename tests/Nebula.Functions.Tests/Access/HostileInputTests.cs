using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nebula.Functions.Access;
using Nebula.Functions.Catalog;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Access;

/// <summary>Every HTTP function gets what nobody should send, from somebody who may: it says what is wrong and never fails.</summary>
public sealed partial class HostileInputTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private int _address;
    private (string Token, string Csrf)? _owner;

    public static TheoryData<string, string> Functions()
    {
        var functions = new TheoryData<string, string>();
        foreach (var function in FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly))
        {
            foreach (var verb in function.Verbs)
            {
                functions.Add(function.Name, verb);
            }
        }

        return functions;
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Send_HostileBody_SaysWhatIsWrong(string name, string verb)
    {
        var function = Find(name);
        var takes = function.Method.GetCustomAttribute<TakesAttribute>()?.Type;
        if (CrossSiteGuard.IsSafe(verb.ToUpperInvariant()))
        {
            return;
        }

        var faults = new List<string>();
        foreach (var (label, content) in HostileInput.Bodies(takes))
        {
            await SendAsync(function, verb, AccessMatrixTests.PathOf(function.Route), label, faults, content);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Send_HostileQuery_SaysWhatIsWrong(string name, string verb)
    {
        var function = Find(name);
        var parameters = function.Method.GetCustomAttributes<QueryParameterAttribute>().ToList();
        var faults = new List<string>();
        foreach (var text in HostileInput.Texts)
        {
            foreach (var parameter in parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name).Append("unheard-of"))
            {
                var path = $"{AccessMatrixTests.PathOf(function.Route)}?{parameter}={Uri.EscapeDataString(text)}";
                await SendAsync(function, verb, path, $"{parameter}={text}", faults);
            }

            foreach (var header in parameters.Where(parameter => parameter.In == "header" && text.All(character => char.IsBetween(character, ' ', '~'))))
            {
                await SendAsync(function, verb, AccessMatrixTests.PathOf(function.Route), $"{header.Name}: {text}", faults, header: (header.Name, text));
            }
        }

        await SendAsync(function, verb, $"{AccessMatrixTests.PathOf(function.Route)}?limit=%ED%A0%80&limit=1&=&&&%", "broken escapes", faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Send_HostileRouteValue_SaysWhatIsWrong(string name, string verb)
    {
        var function = Find(name);
        var faults = new List<string>();

        // What a constraint of the route refuses never reaches the function: it is an unknown path.
        var isReached = function.Route.Contains('{', StringComparison.Ordinal) && !function.Route.Contains(':', StringComparison.Ordinal);
        foreach (var text in HostileInput.Texts.Where(text => text.Length > 0 && isReached))
        {
            var path = "/api/" + Parameter().Replace(function.Route, Uri.EscapeDataString(text));
            await SendAsync(function, verb, path, text, faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static HttpFunction Find(string name) =>
        FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly).Single(candidate => candidate.Name == name);

    private async Task SendAsync(
        HttpFunction function,
        string verb,
        string path,
        string label,
        List<string> faults,
        HttpContent? content = null,
        (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(verb.ToUpperInvariant()), path) { Content = content };
        var forServices = function.Permission is { } permission && !RolePermissions.Of(Role.Owner).Contains(permission);
        if (forServices)
        {
            await inhabited.SignAsync(request, CallerKind.Service);
        }
        else
        {
            _owner ??= await inhabited.OpenAsync(Role.Owner);
            inhabited.Sign(request, _owner.Value);
        }

        if (header is { } extra)
        {
            request.Headers.TryAddWithoutValidation(extra.Name, extra.Value);
        }

        // Another address each time, or the throttle would answer instead of the function.
        request.Headers.Add("X-Forwarded-For", $"10.{_address >> 16}.{(_address >> 8) & 255}.{_address++ & 255}");
        using var response = await inhabited.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            // Some functions end the session that they are called with; the next call is to be let in again.
            _owner = null;
        }

        if (await FaultOfAsync(response) is { } fault)
        {
            faults.Add($"{verb} {path[..Math.Min(path.Length, 120)]} [{label[..Math.Min(label.Length, 80)]}]: {fault}");
        }
    }

    private static async Task<string?> FaultOfAsync(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status < 400)
        {
            return null;
        }

        var text = await response.Content.ReadAsStringAsync();
        if (status >= 500)
        {
            return $"{status} {text}";
        }

        // What the server refuses before routing it (U+0000 in a path) never reaches us; all that does has our headers.
        if (response.StatusCode == HttpStatusCode.BadRequest && !response.Headers.Contains("X-Content-Type-Options"))
        {
            return null;
        }

        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"{status} without problem details: {response.Content.Headers.ContentType} {text}";
        }

        var problem = JsonDocument.Parse(text).RootElement;
        var complete = problem.TryGetProperty("code", out _) && problem.TryGetProperty("traceId", out _) && problem.GetProperty("detail").GetString() is { Length: > 0 };
        var leaks = text.Contains("Nebula.", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal) || text.Contains("   at ", StringComparison.Ordinal);
        return complete && !leaks ? null : $"{status} {text}";
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
