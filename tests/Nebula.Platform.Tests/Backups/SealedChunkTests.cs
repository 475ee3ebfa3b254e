using System.Security.Cryptography;
using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Tests.Backups;

public sealed class SealedChunkTests
{
    private const int Whole = SealedChunk.Bytes + SealedChunk.TagBytes;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Associated = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedChunk.Bytes - 1)]
    [InlineData(SealedChunk.Bytes)]
    [InlineData(SealedChunk.Bytes + 1)]
    [InlineData(3 * SealedChunk.Bytes)]
    public async Task ReadAsync_WhatWasWritten_ComesBack(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);

        var file = await SealAsync(plain);

        Assert.Equal(plain, await OpenAsync(file));
    }

    [Fact]
    public async Task ReadAsync_AnyByteChanged_IsRefused()
    {
        var file = await SealAsync("a few words"u8.ToArray());

        for (var index = 0; index < file.Length; index++)
        {
            var changed = (byte[])file.Clone();
            changed[index] ^= 1;
            await Assert.ThrowsAsync<BackupRefusal>(() => OpenAsync(changed));
        }
    }

    [Fact]
    public async Task ReadAsync_CutOffAnywhere_IsRefused()
    {
        var file = await SealAsync(RandomNumberGenerator.GetBytes((3 * SealedChunk.Bytes) - 5));

        int[] lengths = [0, 1, SealedChunk.TagBytes, Whole - 1, Whole, Whole + 1, 2 * Whole, file.Length - 1];
        foreach (var length in lengths)
        {
            await Assert.ThrowsAsync<BackupRefusal>(() => OpenAsync(file[..length]));
        }
    }

    [Fact]
    public async Task ReadAsync_ChunksMovedDoubledDroppedOrAdded_IsRefused()
    {
        var file = await SealAsync(RandomNumberGenerator.GetBytes(4 * SealedChunk.Bytes));
        var (first, second, third, last) = (file[..Whole], file[Whole..(2 * Whole)], file[(2 * Whole)..(3 * Whole)], file[(3 * Whole)..]);

        byte[][] forgeries =
        [
            [.. second, .. first, .. third, .. last],
            [.. first, .. second, .. second, .. third, .. last],
            [.. first, .. third, .. last],
            [.. first, .. second, .. last],
            [.. file, .. last],
            [.. file, 0],
        ];

        foreach (var forgery in forgeries)
        {
            await Assert.ThrowsAsync<BackupRefusal>(() => OpenAsync(forgery));
        }
    }

    [Fact]
    public async Task ReadAsync_AnotherKeyOrHeader_IsRefused()
    {
        var file = await SealAsync([1, 2, 3]);

        await Assert.ThrowsAsync<BackupRefusal>(() => OpenAsync(file, RandomNumberGenerator.GetBytes(32)));
        await Assert.ThrowsAsync<BackupRefusal>(() => OpenAsync(file, associated: RandomNumberGenerator.GetBytes(32)));
    }

    private static async Task<byte[]> SealAsync(byte[] plain)
    {
        using var file = new MemoryStream();
        using var writer = new SealedChunkWriter(file, Key, Associated);
        foreach (var piece in plain.Chunk(100_000))
        {
            await writer.WriteAsync(piece, CancellationToken.None);
        }

        await writer.CompleteAsync(CancellationToken.None);
        return file.ToArray();
    }

    private static async Task<byte[]> OpenAsync(byte[] file, byte[]? key = null, byte[]? associated = null)
    {
        using var stream = new MemoryStream(file);
        using var reader = new SealedChunkReader(stream, key ?? Key, associated ?? Associated);
        using var plain = new MemoryStream();
        var buffer = new byte[70_000];
        while (await reader.ReadAsync(buffer, CancellationToken.None) is var read and > 0)
        {
            plain.Write(buffer.AsSpan(0, read));
        }

        return plain.ToArray();
    }
}
