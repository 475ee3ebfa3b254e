using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Nebula.Testing.Notifications;

/// <summary>A small SMTP server (RFC 5321) on a loopback socket: EHLO in several lines, STARTTLS, AUTH PLAIN, dot-stuffing, refusals.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    public const string User = "nebula";

    public const string Password = "correct-horse-battery";

    private readonly FakeTcpServer _server;
    private readonly X509Certificate2? _certificate;

    /// <param name="certificate">With one, it offers STARTTLS.</param>
    public FakeSmtpServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _server = new FakeTcpServer(async (stream, cancellationToken) => await new Session(this).RunAsync(stream, cancellationToken));
    }

    public int Port => _server.Port;

    public string Endpoint => _server.Endpoint;

    /// <summary>What it takes, each as it came over the wire, without the dots.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    public ConcurrentQueue<string> Recipients { get; } = new();

    public bool WantsSignIn { get; init; }

    /// <summary>The answer to a mail's data; null takes it.</summary>
    public string? Refusal { get; set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Session(FakeSmtpServer server)
    {
        private bool _signedIn;

        public async Task RunAsync(Stream stream, CancellationToken cancellationToken)
        {
            var (reader, writer) = (new StreamReader(stream, Encoding.UTF8), Writer(stream));
            await writer.WriteLineAsync("220-test.invalid ESMTP\r\n220 ready when you are");
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                var verb = line.Split(' ', 2)[0].ToUpperInvariant();
                if (verb == "STARTTLS" && server._certificate is { } certificate)
                {
                    await writer.WriteLineAsync("220 go ahead");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(certificate);
                    (stream, reader, writer) = (tls, new StreamReader(tls, Encoding.UTF8), Writer(tls));
                    continue;
                }

                await writer.WriteLineAsync(await AnswerAsync(verb, line, reader, writer, stream is SslStream, cancellationToken));
                if (verb == "QUIT")
                {
                    return;
                }
            }
        }

        private async Task<string> AnswerAsync(
            string verb, string line, StreamReader reader, StreamWriter writer, bool isSecure, CancellationToken cancellationToken)
        {
            switch (verb)
            {
                case "EHLO":
                    var offers = new List<string> { "test.invalid greets you", "8BITMIME", "SMTPUTF8" };
                    offers.AddRange(server._certificate is not null && !isSecure ? ["STARTTLS"] : []);
                    offers.AddRange(server.WantsSignIn ? ["AUTH PLAIN"] : []);
                    return string.Join("\r\n", offers.Select((offer, index) => $"250{(index == offers.Count - 1 ? ' ' : '-')}{offer}"));
                case "AUTH":
                    _signedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) == $"\0{User}\0{Password}";
                    return _signedIn ? "235 2.7.0 welcome" : "535-5.7.8 no\r\n535 5.7.8 that is not it";
                case "MAIL":
                    return server.WantsSignIn && !_signedIn ? "530 5.7.0 sign in first" : "250 2.1.0 ok";
                case "RCPT":
                    server.Recipients.Enqueue(line);
                    return line.Contains("nobody@", StringComparison.Ordinal) ? "550-5.1.1 nobody\r\n550 5.1.1 is here" : "250 2.1.5 ok";
                case "DATA":
                    await writer.WriteLineAsync("354 go on, end with a dot");
                    var mail = await ReadMailAsync(reader, cancellationToken);
                    if (server.Refusal is { } refusal)
                    {
                        return refusal;
                    }

                    server.Mails.Enqueue(mail);
                    return "250 2.0.0 queued as 4711";
                case "RSET" or "NOOP":
                    return "250 ok";
                case "QUIT":
                    return "221 bye";
                default:
                    return "500 what";
            }
        }

        private static async Task<string> ReadMailAsync(StreamReader reader, CancellationToken cancellationToken)
        {
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
            {
                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            return mail.ToString();
        }

        private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
    }
}
