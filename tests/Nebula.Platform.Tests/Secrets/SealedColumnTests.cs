using System.Reflection;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications;
using Nebula.Platform.Secrets;
using Nebula.Platform.Settings;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

/// <summary>A sealed column that is not registered is lost with <c>secrets rotate --forget-old-keys</c>.</summary>
public sealed class SealedColumnTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Declared() =>
    [
        .. typeof(SealedColumn).Assembly.GetTypes().Concat(typeof(CheckTypes).Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(SealedColumn))
            .Select(field => NameOf((SealedColumn)field.GetValue(null)!)),
    ];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Column_Declared_IsRegisteredForRotation(string column)
    {
        Assert.Single(Registered(), column);
    }

    [Fact]
    public async Task Migrations_EveryColumnOfBytes_IsRegisteredOrNoSecret()
    {
        // A hash opens nothing, and a passkey's public half is nobody's secret.
        const string Bytes =
            """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and data_type = 'bytea' and column_name !~ '(hash|public_key|credential_id)$'
            order by 1
            """;
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var columns = await connection.QueryAsync<string>(Bytes);

        Assert.Equal(Registered().Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
    }

    private static string NameOf(SealedColumn column) => $"{column.Table}.{column.Column}";

    private List<string> Registered()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["NEBULA_POSTGRES"] = database.ConnectionUri,
            ["NEBULA_POSTGRES_PREFIX"] = database.Prefix,
        });
        builder.Services.AddSecrets().AddIdentity().AddAutomations().AddNotifications().AddChecks();
        builder.AddSettings();
        return [.. builder.Services.Select(service => service.ImplementationInstance).OfType<SealedColumn>().Select(NameOf)];
    }
}
