using System.Text.Json;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Holds our Discord of the tests against a client of Discord's that others made: it has to understand each answer.</summary>
public sealed class FakeDiscordTests(RealDiscordClient client) : IClassFixture<RealDiscordClient>, IAsyncLifetime
{
    private FakeDiscord _discord = null!;

    [Fact]
    public async Task Webhook_ExecutedAndItsMessageEdited_AnswersTheMessage()
    {
        var made = (await client.AskAsync(_discord, Message("Plex is down"))).GetProperty("answer");
        var id = made.GetProperty("id").GetString()!;
        var edited = (await client.AskAsync(_discord, Message("Plex is up"), message: id)).GetProperty("answer");

        Assert.Equal(["POST 200", "PATCH 200"], _discord.Requests);
        Assert.Equal(("Plex is down", FakeDiscord.WebhookId), (TitleOf(made), made.GetProperty("webhook_id").GetString()));
        Assert.Equal((id, "Plex is up"), (edited.GetProperty("id").GetString(), TitleOf(edited)));
        Assert.NotNull(edited.GetProperty("edited_timestamp").GetString());
        Assert.Equal("Plex is up", _discord.Embed["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Message_Deleted_IsGoneAndNotKnownAnyMore()
    {
        var id = (await client.AskAsync(_discord, Message("x"))).GetProperty("answer").GetProperty("id").GetString()!;
        await client.AskAsync(_discord, null, id);
        var again = (await client.AskAsync(_discord, null, id)).GetProperty("error");

        Assert.Equal(["POST 200", "DELETE 204", "DELETE 404"], _discord.Requests);
        Assert.Equal(10008, again.GetProperty("code").GetInt32());
        Assert.Empty(_discord.Messages);
    }

    [Fact]
    public async Task Faults_EachOfThem_AreErrorsOfDiscords()
    {
        var webhook = await ErrorAsync(Message("x"), token: "another");
        var message = await ErrorAsync(Message("x"), message: "1");
        var body = await ErrorAsync(Message(new string('x', 257)));
        _discord.FailNext(400);
        var other = await ErrorAsync(Message("x"));

        Assert.Equal(("DiscordAPIError", 404, 10015, "Unknown Webhook"), webhook);
        Assert.Equal(("DiscordAPIError", 404, 10008, "Unknown Message"), message);
        Assert.Equal(("DiscordAPIError", 400, 50035), (body.Name, body.Status, body.Code));
        Assert.Equal(("DiscordAPIError", 400, 0), (other.Name, other.Status, other.Code));
        Assert.Empty(_discord.Messages);
    }

    [Fact]
    public async Task Limit_429_IsWaitedOutByAPatientClientAndAnErrorForAnother()
    {
        _discord.LimitNext(2.5);
        var refused = (await client.AskAsync(_discord, Message("x"))).GetProperty("error");
        _discord.LimitNext(0.4);
        var sent = await client.AskAsync(_discord, Message("x"), isPatient: true);

        Assert.Equal("RateLimitError", refused.GetProperty("name").GetString());
        Assert.Equal("user", refused.GetProperty("scope").GetString());
        Assert.False(refused.GetProperty("global").GetBoolean());
        Assert.InRange(refused.GetProperty("retryAfter").GetInt32(), 2500, 3100);
        Assert.True(sent.TryGetProperty("answer", out _), sent.ToString());
        Assert.Equal(["POST 429", "POST 429", "POST 200"], _discord.Requests);
    }

    [Fact]
    public async Task Bucket_IsEmpty_IsUnderstoodBeforeTheNextRequest()
    {
        // The first answer names the bucket, the second one says how full it is.
        _discord.Remaining = 1;
        await client.AskAsync(_discord, Message("x"));
        _discord.Remaining = 0;
        await client.AskAsync(_discord, Message("x"));
        var refused = (await client.AskAsync(_discord, Message("x"))).GetProperty("error");

        Assert.Equal(("RateLimitError", 5), (refused.GetProperty("name").GetString(), refused.GetProperty("limit").GetInt32()));
        Assert.InRange(refused.GetProperty("timeToReset").GetDouble(), 1, 1600);
        Assert.Equal(["POST 200", "POST 200"], _discord.Requests);
    }

    public async Task InitializeAsync() => _discord = await FakeDiscord.StartAsync();

    public async Task DisposeAsync() => await _discord.DisposeAsync();

    private static object Message(string title) =>
        new { allowed_mentions = new { parse = Array.Empty<string>() }, embeds = new[] { new { title } } };

    private static string? TitleOf(JsonElement message) => message.GetProperty("embeds")[0].GetProperty("title").GetString();

    private async Task<(string? Name, int Status, int Code, string? Text)> ErrorAsync(object body, string? message = null, string token = FakeDiscord.Token)
    {
        var error = (await client.AskAsync(_discord, body, message, token: token)).GetProperty("error");
        return (error.GetProperty("name").GetString(), error.GetProperty("status").GetInt32(), error.GetProperty("code").GetInt32(), error.GetProperty("text").GetString());
    }
}
