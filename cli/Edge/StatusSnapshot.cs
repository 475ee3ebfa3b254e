using System.Text.Json;
using System.Text.Json.Nodes;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Edge;

/// <summary>
/// The last public status the functions gave, for the time they do not answer: what an anonymous visitor may see, whoever asks.
/// It survives a restart on disk.
/// </summary>
/// <param name="file">Where it is kept.</param>
/// <param name="clock">The time.</param>
/// <param name="parts">The member by which it is known for what it is.</param>
internal sealed class StatusSnapshot(string file, TimeProvider clock, string parts = "services")
{
    // An SD card should not wear out for a copy that is only read after a crash.
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private byte[]? _status;
    private long? _writtenAt;
    private DateTimeOffset? _silentSince;

    /// <summary>When the functions were first seen not to answer; null while they do.</summary>
    public DateTimeOffset? SilentSince
    {
        get
        {
            lock (_gate)
            {
                return _silentSince;
            }
        }
    }

    /// <summary>Takes up what an earlier run left; a damaged copy is as good as none.</summary>
    public void Load()
    {
        if (!File.Exists(file))
        {
            return;
        }

        var left = File.ReadAllBytes(file);
        if (IsStatus(left))
        {
            lock (_gate)
            {
                _status ??= left;
            }
        }
    }

    public void Keep(byte[] status)
    {
        if (!IsStatus(status))
        {
            return;
        }

        lock (_gate)
        {
            _status = status;
            _silentSince = null;
            if (_writtenAt is { } written && clock.GetElapsedTime(written) < BetweenWrites)
            {
                return;
            }

            _writtenAt = clock.GetTimestamp();
            WholeFile.Replace(file, status);
        }
    }

    public DateTimeOffset MarkSilent()
    {
        lock (_gate)
        {
            return _silentSince ??= clock.GetUtcNow();
        }
    }

    /// <summary>The kept status, saying of itself that it is old; null when there is none.</summary>
    /// <param name="since">When the functions were first seen not to answer.</param>
    public byte[]? ReadStale(DateTimeOffset since)
    {
        byte[]? status;
        lock (_gate)
        {
            status = _status;
        }

        if (status is null)
        {
            return null;
        }

        var stale = JsonNode.Parse(status)!.AsObject();
        stale["stale"] = true;
        stale["staleReason"] = new JsonObject
        {
            ["code"] = "functions_down",
            ["detail"] = $"The functions do not answer since {since:HH:mm:ss} UTC; this is what they last said.",
            ["since"] = JsonSerializer.SerializeToNode(since, CliJson.Options),
        };
        return JsonSerializer.SerializeToUtf8Bytes(stale);
    }

    /// <summary>What was kept is for nobody any more.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _status = null;
            File.Delete(file);
        }
    }

    private bool IsStatus(byte[] bytes)
    {
        try
        {
            // One that is already stale says less than the copy we have, and why it is stale is no longer true.
            return JsonNode.Parse(bytes) is JsonObject status && status[parts] is JsonArray && status["stale"]?.GetValue<bool>() != true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
