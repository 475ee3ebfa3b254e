using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nebula.Functions.Access;
using Nebula.Functions.Catalog;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.Tests.Access;

/// <summary>Every HTTP function × everybody who might knock, made by reflection: a function added later is in it by itself.</summary>
public sealed partial class AccessMatrixTests(StrictHost strict) : IClassFixture<StrictHost>
{
    // Codes that only the gate gives; a function's own 401 or 403 (a wrong password, a dead setup link) means that it was reached.
    private static readonly string[] GateCodes =
        ["not_signed_in", "session_expired", "permission_missing", "csrf_token_invalid", "cross_site_refused", "access_undefined", "reauthentication_required",
        "api_key_unknown", "person_needed", "credentials_ambiguous", "second_factor_required"];

    private readonly InhabitedHost _inhabited = strict.Inhabited;

    public static TheoryData<string, string, CallerKind> Matrix()
    {
        var matrix = new TheoryData<string, string, CallerKind>();
        foreach (var function in FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly))
        {
            foreach (var verb in function.Verbs)
            {
                foreach (var caller in Enum.GetValues<CallerKind>())
                {
                    matrix.Add(function.Name, verb, caller);
                }
            }
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Send_FunctionAndCaller_IsAdmittedOrRefusedByTheTable(string function, string verb, CallerKind caller)
    {
        var rule = FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly).Single(candidate => candidate.Name == function);
        using var request = new HttpRequestMessage(HttpMethod.Parse(verb.ToUpperInvariant()), PathOf(rule.Route));
        if (!CrossSiteGuard.IsSafe(request.Method.Method))
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        await _inhabited.SignAsync(request, caller);
        using var response = await _inhabited.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        var code = await GateCodeAsync(response);
        if (code == "second_factor_required" && RolePermissions.Unproved.Contains(rule.Permission!))
        {
            // The gate let it pass, as the own account is open; what would outlive the rule, the function refuses itself.
            code = null;
        }

        Assert.Equal(ExpectedCode(rule, request.Method.Method, caller), code);
        Assert.Equal(ExpectedStatus(code), code is null ? null : response.StatusCode);
        Assert.True((int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{response.StatusCode}");
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static string? ExpectedCode(HttpFunction rule, string method, CallerKind caller)
    {
        var permission = rule.Permission;
        var changes = !CrossSiteGuard.IsSafe(method);
        if (caller == CallerKind.OwnerLuredByAnotherSite && changes)
        {
            return "cross_site_refused";
        }

        if (permission is null)
        {
            return null;
        }

        return caller switch
        {
            CallerKind.Anonymous or CallerKind.WrongService => "not_signed_in",
            CallerKind.KeyExpired or CallerKind.KeyOfDisabledUser => "api_key_unknown",
            CallerKind.KeyBesideASession or CallerKind.ServiceBesideASession => "credentials_ambiguous",
            CallerKind.KeyOfOwner => OfKey(ApiKeyScopes.Of(Role.Owner)),
            CallerKind.KeyForReadingStatus => OfKey([Permissions.StatusRead]),
            CallerKind.KeyBeyondItsUsersRole => OfKey(ApiKeyScopes.Of(Role.Viewer)),
            CallerKind.ExpiredSession or CallerKind.DisabledUser => "session_expired",
            CallerKind.OwnerWithWrongCsrfToken when changes => "csrf_token_invalid",
            CallerKind.Service => RolePermissions.CommandLine.Contains(permission) ? null : "permission_missing",
            CallerKind.Launcher => RolePermissions.Launcher.Contains(permission) ? null : "permission_missing",
            CallerKind.OwnerAfterALongTime when rule.NeedsFreshSession => OfRole(Role.Owner) ?? "reauthentication_required",
            CallerKind.AdminWithoutTheSecondFactorThatIsAsked =>
                RolePermissions.Unproved.Contains(permission) ? null : OfRole(Role.Admin) ?? "second_factor_required",
            CallerKind.Viewer => OfRole(Role.Viewer),
            CallerKind.Operator => OfRole(Role.Operator),
            CallerKind.Admin => OfRole(Role.Admin),
            _ => OfRole(Role.Owner),
        };

        string? OfKey(IReadOnlyList<string> scopes) => !scopes.Contains(permission) ? "permission_missing" : rule.NeedsFreshSession ? "person_needed" : null;

        string? OfRole(Role role) => RolePermissions.Of(role).Contains(permission) ? null : "permission_missing";
    }

    private static HttpStatusCode? ExpectedStatus(string? code) => code switch
    {
        null => null,
        "credentials_ambiguous" => HttpStatusCode.BadRequest,
        "not_signed_in" or "session_expired" or "api_key_unknown" => HttpStatusCode.Unauthorized,
        _ => HttpStatusCode.Forbidden,
    };

    private static async Task<string?> GateCodeAsync(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
        {
            return null;
        }

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var code = problem.GetProperty("code").GetString();
        return GateCodes.Contains(code) ? code : null;
    }

    // A well-formed id of nothing: what asks for one gets as far as to look for it.
    internal static string PathOf(string route) => "/api/" + Parameter().Replace(route, "0193568e-0000-7000-8000-000000000000");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
