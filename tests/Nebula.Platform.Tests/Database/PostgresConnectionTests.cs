using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Tests.Database;

public sealed class PostgresConnectionTests
{
    [Fact]
    public void Parse_Uri_ReadsEveryPart()
    {
        var connection = PostgresConnection.Parse("postgresql://us%40er:p%40ss%2Fw%3Ard@db.lan:6543/main?sslmode=verify-full&application_name=x%20y").Value!;

        Assert.Equal("db.lan", connection.Host);
        Assert.Equal(6543, connection.Port);
        Assert.Equal("us@er", connection.Username);
        Assert.Equal("p@ss/w:rd", connection.Password);
        Assert.Equal("main", connection.Database);
        Assert.Equal(SslMode.VerifyFull, connection.SslMode);
        Assert.Equal("x y", connection.ApplicationName);
    }

    [Theory]
    [InlineData("postgres://u:p@h", "h", 5432)]
    [InlineData("postgresql://u:p@[fd7a::1]:5433", "fd7a::1", 5433)]
    [InlineData("Host=h;Port=1;Username=u;Password=p", "h", 1)]
    public void Parse_OtherForms_AreRead(string text, string host, int port)
    {
        var connection = PostgresConnection.Parse(text).Value!;

        Assert.Equal((host, port), (connection.Host, connection.Port));
    }

    [Theory]
    [InlineData("postgresql://u:sesame@h/?nonsense=1", "unknown parameter nonsense")]
    [InlineData("postgresql://u:sesame@/db", "")]
    [InlineData("postgresql://u:ses#ame@h:x", "percent-encoded")]
    [InlineData("postgresql://u:sesame@h/?sslmode=perhaps", "")]
    [InlineData("Host=h;Sesame=1", "key or a value")]
    [InlineData("Username=u;Password=sesame", "names no host")]
    [InlineData("sesame", "")]
    public void Parse_Wrong_SaysSoWithoutThePassword(string text, string reason)
    {
        var result = PostgresConnection.Parse(text);

        Assert.False(result.IsSuccess);
        Assert.Contains(reason, result.Error.Detail);
        Assert.DoesNotContain("sesame", result.Error.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ses#ame", result.Error.Detail);
    }

    [Fact]
    public void For_OneSetting_YieldsTheThreeDatabasesAndTheNamedOneForMaintenance()
    {
        var options = new PostgresOptions { Connection = "postgresql://u:p@h/admin", DatabasePrefix = "lab_" };

        var names = DatabaseNames.All.Select(database => DatabaseConnections.For(options, database).Database);

        Assert.Equal(["lab_homelab_jarvis", "lab_discord_bot", "lab_stream_bot"], names);
        Assert.Equal("admin", DatabaseConnections.Maintenance(options).Database);
        Assert.Equal(2, DatabaseConnections.For(options, DatabaseNames.HomelabJarvis).Timeout);
    }
}
