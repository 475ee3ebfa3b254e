using System.Text.Json;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Automations.Actions;

/// <summary>Seals what actions keep secretly: all secret parameters of one action together.</summary>
internal sealed class SealedParameters(SecretCipher cipher, SecretMask mask)
{
    public static readonly SealedColumn Column = new("automation_actions", "id", "sealed");

    /// <returns>Empty when there is nothing to seal.</returns>
    public async Task<Result<byte[]>> SealAsync(Guid action, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
        {
            return Array.Empty<byte>();
        }

        Hide(values);
        return await cipher.SealAsync(JsonSerializer.Serialize(values, NebulaJson.Options), Column.BindingOf(action.ToString()), cancellationToken);
    }

    public async Task<Result<IReadOnlyDictionary<string, string>>> OpenAsync(Guid action, byte[] sealedValues, CancellationToken cancellationToken)
    {
        if (sealedValues.Length == 0)
        {
            return new Dictionary<string, string>();
        }

        var opened = await cipher.OpenAsync(sealedValues, Column.BindingOf(action.ToString()), cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(opened.Value, NebulaJson.Options)!;
        Hide(values);
        return values;
    }

    // What has passed through here never stands in a log, unless it is so short that a name or a word could be it: people choose these values.
    private void Hide(IReadOnlyDictionary<string, string> values)
    {
        foreach (var value in values.Values.Where(value => value.Length >= SecretStore.MinMasked))
        {
            mask.AddChosen(value);
        }
    }
}
