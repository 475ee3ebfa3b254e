using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Nebula.Integrations.Http;

namespace Nebula.Homelab.Status.Checks.Postgres;

/// <summary>
/// The first messages of the PostgreSQL protocol, up to where credentials would be needed:
/// https://www.postgresql.org/docs/current/protocol-message-formats.html.
/// </summary>
internal static class PostgresHandshake
{
    private const int SslRequestCode = 80877103;
    private const int ProtocolVersion3 = 196608;
    private const int MaxMessageBytes = 8 * 1024;

    private const string CannotConnectNow = "57P03";
    private const string TooManyConnections = "53300";

    public static async Task<PostgresAnswer> RunAsync(Socket socket, CancellationToken cancellationToken)
    {
        await using var plain = new NetworkStream(socket, ownsSocket: false);
        await plain.WriteAsync(Int32s(8, SslRequestCode), cancellationToken);
        var offer = (await ReadAsync(plain, 1, cancellationToken))[0];
        if (offer == 'N')
        {
            return await StartAsync(plain, hasTls: false, cancellationToken);
        }

        if (offer != 'S')
        {
            throw NotPostgres();
        }

        // Nothing secret is sent and nothing that is read is believed beyond "a PostgreSQL answers", so any certificate will do.
        await using var secure = new SslStream(plain, leaveInnerStreamOpen: true, static (_, _, _, _) => true);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions(), cancellationToken);
        return await StartAsync(secure, hasTls: true, cancellationToken);
    }

    private static async Task<PostgresAnswer> StartAsync(Stream stream, bool hasTls, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(StartupMessage(), cancellationToken);
        var head = await ReadAsync(stream, 5, cancellationToken);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4;
        if (length is < 0 or > MaxMessageBytes)
        {
            throw NotPostgres();
        }

        var body = await ReadAsync(stream, length, cancellationToken);
        return (char)head[0] switch
        {
            'R' => new PostgresAnswer(ServiceState.Up, "PostgreSQL answers and asks who is there", hasTls),
            'E' => Of(FieldOf(body, 'C'), hasTls),
            _ => throw NotPostgres(),
        };
    }

    // Being told that the made-up user may not in is an answer of a server that works.
    private static PostgresAnswer Of(string? sqlState, bool hasTls) => sqlState switch
    {
        null => throw NotPostgres(),
        CannotConnectNow => new(ServiceState.Down, "PostgreSQL is starting up or shutting down (57P03)", hasTls),
        TooManyConnections => new(ServiceState.Degraded, "PostgreSQL has no connection left (53300)", hasTls),
        _ => new(ServiceState.Up, $"PostgreSQL answers ({PlainText.Of(sqlState)})", hasTls),
    };

    private static byte[] StartupMessage()
    {
        var parameters = "user\0nebula_probe\0database\0postgres\0application_name\0nebula\0\0"u8;
        var message = new byte[8 + parameters.Length];
        Int32s(message.Length, ProtocolVersion3).CopyTo(message, 0);
        parameters.CopyTo(message.AsSpan(8));
        return message;
    }

    /// <summary>A field of an ErrorResponse: a byte for its kind, its text, a zero; a zero byte at the end.</summary>
    private static string? FieldOf(ReadOnlySpan<byte> body, char kind)
    {
        while (body.Length > 1 && body[0] != 0)
        {
            var end = body.IndexOf((byte)0);
            if (end < 0)
            {
                return null;
            }

            if (body[0] == kind)
            {
                return Encoding.UTF8.GetString(body[1..end]);
            }

            body = body[(end + 1)..];
        }

        return null;
    }

    private static byte[] Int32s(int first, int second)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, first);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), second);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        var buffer = new byte[count];
        await stream.ReadExactlyAsync(buffer, cancellationToken);
        return buffer;
    }

    private static UnexpectedAnswerException NotPostgres() => new("an answer of the PostgreSQL protocol", "something else");
}
