using System.Text.Json;
using Xunit;

namespace Nebula.Testing.Notifications;

/// <summary>The client that discord.js is built on (<c>@discordjs/rest</c>), told what to ask. One for a test class.</summary>
public sealed class RealDiscordClient : IAsyncLifetime
{
    private NodeProcess? _node;

    private NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    /// <summary>Executes a webhook, or edits its message, or deletes it when there is no body: <c>answer</c> as the client read it, or the <c>error</c> that it threw.</summary>
    /// <param name="isPatient">Waits for as long as it is told to and asks again; else a limit is an error.</param>
    public Task<JsonElement> AskAsync(
        FakeDiscord discord, object? body, string? message = null, bool isPatient = false, string token = FakeDiscord.Token) =>
        Node.AskAsync(new { api = discord.AllVersions, isPatient, id = FakeDiscord.WebhookId, token, message, body });

    public Task InitializeAsync()
    {
        _node = NodeProcess.Start("discord-client.mjs");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await (_node?.DisposeAsync() ?? ValueTask.CompletedTask);
}
