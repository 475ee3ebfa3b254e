using System.Buffers;
using System.IO.Pipelines;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// A <see cref="Views.StatusView"/> as JSON, in pieces: those of the services that did not change are shared with the page before.
/// A page of a thousand services is several megabytes, and a new one is made five times a second.
/// </summary>
public sealed class StatusPage
{
    private const int FlushEvery = 64 * 1024;

    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _pieces;

    internal StatusPage(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        _pieces = pieces;
        Length = pieces.Sum(piece => (long)piece.Length);
    }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    public async Task WriteToAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        foreach (var piece in _pieces)
        {
            writer.Write(piece.Span);
            if (writer.UnflushedBytes >= FlushEvery && (await writer.FlushAsync(cancellationToken)).IsCompleted)
            {
                return;
            }
        }

        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>In one piece.</summary>
    public byte[] ToArray()
    {
        var all = new byte[Length];
        var at = 0;
        foreach (var piece in _pieces)
        {
            piece.CopyTo(all.AsMemory(at));
            at += piece.Length;
        }

        return all;
    }
}
