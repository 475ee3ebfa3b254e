using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Admin;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http;
using Nebula.Runtime.Keys.Storage;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Keys.Admin;

/// <summary>
/// Lists, makes, changes and ends keys below <c>/admin</c>, as the host does
/// (https://github.com/Azure/azure-functions-host/wiki/Key-management-API). Only hashes are kept, so a value is told once, when it is made.
/// </summary>
internal sealed class KeyEndpoints(FunctionKeys keys, FunctionCatalog catalog, ILogger logger)
{
    // As many as the hash has; KeyHash relies on it.
    private const int GeneratedBytes = 32;

    private readonly HashSet<string> _functions = catalog.All.Select(function => function.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public void Map(IEndpointRouteBuilder routes)
    {
        // The host takes "keys" for "functionkeys".
        Map(routes, "/admin/host/keys", _ => KeyScope.Host);
        Map(routes, "/admin/host/functionkeys", _ => KeyScope.Host);
        Map(routes, "/admin/host/systemkeys", _ => KeyScope.System);
        Map(routes, "/admin/functions/{function}/keys", ScopeOfFunction);
    }

    private void Map(IEndpointRouteBuilder routes, string path, Func<HttpContext, KeyScope?> scopeOf)
    {
        Map(HttpMethods.Get, path, ListAsync);
        Map(HttpMethods.Get, $"{path}/{{key}}", GetAsync);
        Map(HttpMethods.Post, $"{path}/{{key}}", CreateAsync);
        Map(HttpMethods.Put, $"{path}/{{key}}", PutAsync);
        Map(HttpMethods.Delete, $"{path}/{{key}}", DeleteAsync);

        void Map(string method, string pattern, Func<HttpContext, KeyScope, Task> handle) => routes
            .MapMethods(pattern, [method], http => AnswerAsync(http, scopeOf(http), handle))
            .WithDisplayName($"{method} {pattern}")
            .WithMetadata(new RequiredLevel(AuthorizationLevel.Admin), AlwaysServed.Instance);
    }

    private KeyScope? ScopeOfFunction(HttpContext http) =>
        http.GetRouteValue("function") is string name && _functions.Contains(name) ? KeyScope.Of(name) : null;

    private static async Task AnswerAsync(HttpContext http, KeyScope? scope, Func<HttpContext, KeyScope, Task> handle)
    {
        if (scope is null)
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, "There is no function of this name.");
            return;
        }

        try
        {
            await AdminAnswer.GuardAsync(http, _ => handle(http, scope));
        }
        catch (KeyStoreUnavailableException)
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status503ServiceUnavailable,
                "The keys' storage does not answer. The keys known so far go on working; look at the list before you try this again.");
        }
    }

    private async Task ListAsync(HttpContext http, KeyScope scope) =>
        await KeyAnswers.ListAsync(http, (await ReadAsync(scope, http.RequestAborted)).Select(key => key.Name));

    private async Task GetAsync(HttpContext http, KeyScope scope)
    {
        var name = NameOf(http);
        if (scope == KeyScope.System && IsMaster(name))
        {
            await KeyAnswers.OneAsync(http, StatusCodes.Status200OK, KeyRules.MasterName, null);
            return;
        }

        var key = (await ReadAsync(scope, http.RequestAborted)).FirstOrDefault(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        await (key is null ? NotFoundAsync(http) : KeyAnswers.OneAsync(http, StatusCodes.Status200OK, key.Name, null));
    }

    private async Task CreateAsync(HttpContext http, KeyScope scope)
    {
        var name = NameOf(http);
        await (NameFault(scope, name) is { } fault
            ? BadRequestAsync(http, fault)
            : SetAsync(http, scope, name, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(GeneratedBytes))));
    }

    private async Task PutAsync(HttpContext http, KeyScope scope)
    {
        var name = NameOf(http);
        if (NameFault(scope, name) is { } nameFault)
        {
            await BadRequestAsync(http, nameFault);
            return;
        }

        var (body, bodyFault) = await KeyBody.ReadAsync(http);
        if (bodyFault is not null)
        {
            await BadRequestAsync(http, bodyFault);
            return;
        }

        if (body?.Name is { } written && !written.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            await BadRequestAsync(http, "The body names another key than the path does; leave its name out, or write the same.");
            return;
        }

        await (KeyRules.CheckValue(body?.Value) is { } valueFault ? BadRequestAsync(http, valueFault) : SetAsync(http, scope, name, body!.Value!));
    }

    private async Task DeleteAsync(HttpContext http, KeyScope scope)
    {
        var name = NameOf(http);
        if (NameFault(scope, name) is { } fault)
        {
            await BadRequestAsync(http, fault);
            return;
        }

        // A change is not given up when the caller goes: the copy in memory would not hear of what the store did.
        var written = await keys.RemoveAsync(scope, name, CancellationToken.None);
        if (written.Outcome is KeyOutcome.Missing)
        {
            await NotFoundAsync(http);
            return;
        }

        logger.KeyChanged(name, scope, written.Outcome);
        await AdminAnswer.EndAsync(http, StatusCodes.Status204NoContent);
    }

    private async Task SetAsync(HttpContext http, KeyScope scope, string name, string value)
    {
        var written = await keys.SetAsync(new StoredKey(scope, name, KeyHash.Of(value)), CancellationToken.None);
        if (written.Outcome is KeyOutcome.Full)
        {
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status409Conflict,
                $"There are {KeyRules.MaxKeysInScope} keys here, which is the most; delete one that is no longer used.");
            return;
        }

        if (written.Outcome is KeyOutcome.Taken)
        {
            // Not which: whoever may make keys need not learn what the others are.
            await AdminAnswer.RefuseAsync(http, StatusCodes.Status409Conflict,
                "Another key has this value, which would open what each of them opens; choose another, or POST without a body to have one made.");
            return;
        }

        logger.KeyChanged(name, scope, written.Outcome);
        await KeyAnswers.OneAsync(
            http, written.Outcome is KeyOutcome.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, name, value);
    }

    /// <summary>As they stand in the store; while it is away, as they were read last.</summary>
    private async Task<IEnumerable<StoredKey>> ReadAsync(KeyScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await keys.RefreshAsync(cancellationToken);
        }
        catch (KeyStoreUnavailableException) when (keys.Current.IsComplete)
        {
            logger.KeysListedFromMemory();
        }

        return keys.Current.Keys.Where(key => key.Scope == scope);
    }

    private static string? NameFault(KeyScope scope, string name) => scope.Kind is not KeyKind.Function && IsMaster(name)
        ? "The master key is the setting FunctionsRuntime:MasterKey (environment FunctionsRuntime__MasterKey); change it there and start again."
        : KeyRules.CheckName(name);

    private static bool IsMaster(string name) => name.Equals(KeyRules.MasterName, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(HttpContext http) => http.GetRouteValue("key") as string ?? "";

    private static Task BadRequestAsync(HttpContext http, string message) => AdminAnswer.RefuseAsync(http, StatusCodes.Status400BadRequest, message);

    private static Task NotFoundAsync(HttpContext http) =>
        AdminAnswer.RefuseAsync(http, StatusCodes.Status404NotFound, "There is no key of this name here.");
}
