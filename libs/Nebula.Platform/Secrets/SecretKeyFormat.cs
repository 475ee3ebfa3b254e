using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nebula.Platform.Secrets;

/// <summary>
/// The text of a key file: <c>{"current":"1f2e3d4c","keys":{"1f2e3d4c":"base64 of 32 bytes"}}</c>, and <c>"rotation":"sealing"</c> or
/// <c>"sealingThenForgetting"</c> while one is under way.
/// </summary>
internal static class SecretKeyFormat
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(SecretKeyRing ring) => JsonSerializer.Serialize(
        new KeyFile(ring.CurrentId, ring.Ids.Order(StringComparer.Ordinal).ToDictionary(id => id, string? (id) => Convert.ToBase64String(ring.Find(id)!)), ring.Rotation), Json);

    /// <exception cref="SecretKeyException">It is no key file; the message repeats nothing of it.</exception>
    public static SecretKeyRing Read(string text, string path)
    {
        KeyFile file;
        try
        {
            file = JsonSerializer.Deserialize<KeyFile>(text, Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new SecretKeyException($"{path} is no key file: it should be JSON with 'current' and 'keys'. Put the right file back, or a copy from a backup.");
        }

        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (id, key) in file.Keys ?? [])
        {
            var bytes = new byte[SecretKeyRing.KeyBytes];
            if (!IsId(id) || key is null || !Convert.TryFromBase64String(key, bytes, out var length) || length != SecretKeyRing.KeyBytes)
            {
                throw new SecretKeyException($"{path}: a key is an id of {SecretKeyRing.IdLength} hexadecimal digits and {SecretKeyRing.KeyBytes} bytes in base64; one of them is not.");
            }

            keys[id] = bytes;
        }

        return file.Current is { } current && keys.ContainsKey(current)
            ? new SecretKeyRing(current, keys) { Rotation = file.Rotation }
            : throw new SecretKeyException($"{path}: 'current' names none of the keys in the file.");
    }

    private static bool IsId(string id) => id.Length == SecretKeyRing.IdLength && id.All(char.IsAsciiHexDigitLower);

    private sealed record KeyFile(string? Current, Dictionary<string, string?>? Keys, RotationStage Rotation = RotationStage.None);
}
