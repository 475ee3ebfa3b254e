using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>Hands mails to an SMTP server (RFC 5321), over a connection that the guard has made.</summary>
internal sealed class EmailSender(OutboundConnector connector, TimeProvider time) : IChannelSender
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public ChannelKind Kind => ChannelKind.Email;

    public async Task<SendOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var target = dispatch.Target.Email!;
        using var deadline = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var progress = new Progress();
        try
        {
            return await HandOverAsync(dispatch, target, progress, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome(SendResult.Failed, $"{target.Host} did not take it within {Limit.TotalSeconds:0} s.") { MayHaveArrived = progress.IsHandedOver };
        }
        catch (OutboundRefusedException refused)
        {
            return new SendOutcome(SendResult.Rejected, refused.Message);
        }
        catch (AuthenticationException exception)
        {
            return new SendOutcome(SendResult.Rejected, $"{target.Host} did not take user and password: {exception.Message}");
        }
        catch (ServiceNotAuthenticatedException)
        {
            // MailKit's for 530; a mail that is sent without user and password, and would be again.
            return new SendOutcome(SendResult.Rejected, $"{target.Host} answered 530: it wants user and password first.");
        }
        catch (SmtpCommandException exception)
        {
            // RFC 5321, 4.2.1: 4yz may pass another time, 5yz never will.
            var result = (int)exception.StatusCode is >= 400 and < 500 ? SendResult.Failed : SendResult.Rejected;
            return new SendOutcome(result, $"{target.Host} answered {(int)exception.StatusCode}: {exception.Message}");
        }
        catch (SslHandshakeException exception)
        {
            return new SendOutcome(SendResult.Failed, $"{target.Host} could not be trusted: {(exception.InnerException ?? exception).Message}");
        }
        catch (NotSupportedException exception)
        {
            return new SendOutcome(SendResult.Rejected, $"{target.Host}: {exception.Message}");
        }
        catch (Exception exception) when (exception is SmtpProtocolException or ServiceNotConnectedException or IOException or SocketException)
        {
            return new SendOutcome(SendResult.Failed, $"{target.Host} could not be asked: {exception.Message}") { MayHaveArrived = progress.IsHandedOver };
        }
    }

    private async Task<SendOutcome> HandOverAsync(Dispatch dispatch, EmailTarget target, Progress progress, CancellationToken cancellationToken)
    {
        var socket = await connector.ConnectAsync(target.Host, target.Port, OutboundPolicy.Notifications, new OutboundTrace(), cancellationToken);
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(socket, target.Host, target.Port, OptionsOf(target.Security), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (target.User is { } user)
        {
            await client.AuthenticateAsync(user, dispatch.Secret.Key ?? "", cancellationToken);
        }

        using var message = EmailMessage.Write(dispatch.Notice, target);
        progress.IsHandedOver = true;
        var answer = await client.SendAsync(message, cancellationToken);
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SmtpProtocolException or SocketException)
        {
            // It has the mail; how it says goodbye changes nothing.
        }

        return new SendOutcome(SendResult.Sent, $"{target.Host} accepted it: {answer}") { RemoteId = message.MessageId };
    }

    private static SecureSocketOptions OptionsOf(EmailSecurity security) => security switch
    {
        EmailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        EmailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private sealed class Progress
    {
        /// <summary>The mail is on its way, and a server may take it without being able to say so.</summary>
        public bool IsHandedOver { get; set; }
    }
}
