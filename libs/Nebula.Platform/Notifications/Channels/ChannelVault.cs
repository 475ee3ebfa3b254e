using System.Text.Json;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>Seals and opens the secrets of channels; what was opened is masked in logs from then on, unless a name or a word could be it.</summary>
internal sealed class ChannelVault(SecretCipher cipher, SecretMask mask)
{
    public Task<Result<byte[]>> SealAsync(Guid channel, ChannelSecret secret, CancellationToken cancellationToken)
    {
        Hide(secret);
        return cipher.SealAsync(JsonSerializer.Serialize(secret, NebulaJson.Options), ChannelStore.Column.BindingOf(channel.ToString()), cancellationToken);
    }

    public async Task<Result<ChannelSecret>> OpenAsync(ChannelRow row, CancellationToken cancellationToken)
    {
        var text = await cipher.OpenAsync(row.Sealed, ChannelStore.Column.BindingOf(row.Id.ToString()), cancellationToken);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var secret = JsonSerializer.Deserialize<ChannelSecret>(text.Value, NebulaJson.Options)!;
        Hide(secret);
        return secret;
    }

    private void Hide(ChannelSecret secret)
    {
        // Of a Discord webhook's URL the token alone is the secret, and it appears without the rest.
        string?[] hidden = [secret.Key, secret.Url, secret.Url is { } url ? DiscordWebhookUrl.Find(url)?.Token : null];
        foreach (var value in hidden.OfType<string>().Where(value => value.Length >= SecretStore.MinMasked))
        {
            mask.AddChosen(value);
        }
    }
}
