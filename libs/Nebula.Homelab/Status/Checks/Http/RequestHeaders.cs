using Microsoft.Extensions.Configuration;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Finds the values of a check's secret headers, at the moment they are sent.</summary>
/// <param name="configuration">Environment and <c>.env</c>.</param>
/// <param name="vault">Not asked for where nothing is kept: then no database is needed.</param>
internal sealed class RequestHeaders(IConfiguration configuration, Lazy<HeaderVault> vault)
{
    // Well below a check's own time: that the database is slow says nothing about the target.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The secret ones with their values, or why one has none.</summary>
    public async Task<Result<IReadOnlyDictionary<string, string>>> ResolveAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, variable) in check.Request.HeadersFromEnvironment)
        {
            if (configuration[variable]?.Trim() is not { Length: > 0 } value || HeaderRules.FaultOfValue(value) is not null || value.Length > HeaderRules.MaxValue)
            {
                return Error.NotConfigured("header_unset", $"the header {name} cannot be sent: {variable} is not set in the environment or in .env, or its value is none for a header");
            }

            found[name] = value;
        }

        foreach (var (name, given) in check.Request.SecretHeaders)
        {
            var value = given ?? await KeptAsync(check, name, cancellationToken);
            if (!value.IsSuccess)
            {
                return Error.NotConfigured(value.Error.Code, $"the header {name} cannot be sent: {value.Error.Detail}");
            }

            found[name] = value.Value;
        }

        return found;
    }

    private async Task<Result<string>> KeptAsync(HttpCheck check, string name, CancellationToken cancellationToken)
    {
        if (check.Owner is not { } owner)
        {
            return KeptHeaders.None.ValueFor(check.Url, name);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var kept = await vault.Value.OpenAsync(owner, limit.Token);
            return kept.IsSuccess ? kept.Value.ValueFor(check.Url, name) : kept.Error;
        }
        catch (Exception exception) when (exception is NpgsqlException || (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            return Error.Unavailable("header_not_read", "the database that keeps it does not answer");
        }
    }
}
