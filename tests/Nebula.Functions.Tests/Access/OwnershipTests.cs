using System.Net;
using Nebula.Functions.Access;
using Nebula.Functions.Catalog;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Access;

/// <summary>Every function about one thing of one's own account × the real id of somebody else's, made by reflection.</summary>
public sealed class OwnershipTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    // What the part of the route before {id} names, and where it is kept; a new one is added here, or its test fails.
    private static readonly Dictionary<string, string> Tables = new() { ["sessions"] = "sessions", ["api-keys"] = "api_keys", ["passkeys"] = "passkeys" };

    private const string AddPasskey =
        """
        insert into passkeys (id, user_id, credential_id, public_key, sign_count, transports, name, backup_eligible, backed_up, created_at)
        values (gen_random_uuid(), @victim, uuid_send(gen_random_uuid()), '', 0, '{}', 'theirs', false, false, now()) returning 1
        """;

    public static TheoryData<string> OwnThings() =>
        [.. FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly).Where(IsOwnThing).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(OwnThings))]
    public async Task Send_IdOfAnothersThing_IsNotFoundAndNothingChanges(string function)
    {
        var rule = FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly).Single(candidate => candidate.Name == function);
        var table = Tables[rule.Route.Split('/')[^2]];
        var victim = inhabited.IdOf(Role.Viewer);
        await inhabited.OpenAsync(Role.Viewer);
        await inhabited.MakeKeyAsync(victim, [Permissions.StatusRead]);
        await inhabited.QueryAsync<int>(AddPasskey, new { victim });
        var id = await inhabited.QueryAsync<Guid>($"select id from {table} where user_id = @victim limit 1", new { victim });
        var before = await inhabited.QueryAsync<string>($"select row_to_json(t)::text from {table} t where id = @id", new { id });
        var owner = await inhabited.OpenAsync(Role.Owner);

        foreach (var verb in rule.Verbs)
        {
            var path = "/api/" + rule.Route.Replace("{id}", id.ToString(), StringComparison.Ordinal);
            using var response = await inhabited.SendAsync(HttpMethod.Parse(verb.ToUpperInvariant()), path, owner, verb == "delete" ? null : new { });

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal(before, await inhabited.QueryAsync<string>($"select row_to_json(t)::text from {table} t where id = @id", new { id }));
    }

    private static bool IsOwnThing(HttpFunction function) =>
        function.Route.StartsWith("account/", StringComparison.Ordinal) && function.Route.EndsWith("/{id}", StringComparison.Ordinal);
}
