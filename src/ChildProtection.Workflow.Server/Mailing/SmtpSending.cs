using System.Globalization;
using System.Net.Sockets;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Server.Texts;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NodaTime;

namespace ChildProtection.Workflow.Server.Mailing;

/// <summary>
/// Sends the mails that wait, over one connection a run. A mail is sent at least once: a node that dies between the mail server's answer and the note of it sends it again, with
/// the same Message-ID. What is refused for good is given up at once, all else tried again with growing waits, and then given up.
/// </summary>
public sealed class SmtpSending(IMailbox mailbox, MailSettings settings, TextCatalogue catalogue, IClock clock)
{
    /// <summary>Why a mail was not sent that its reader no longer wants.</summary>
    public const string NotWanted = "not_wanted";

    private const int Permanent = 500;

    /// <summary>Gives how many were sent, and how many were not.</summary>
    public async Task<(int Sent, int Failed)> Run(CancellationToken cancellationToken)
    {
        if (!settings.IsOn || await mailbox.Claim(clock.GetCurrentInstant(), cancellationToken) is not { Count: > 0 } claimed)
        {
            return (0, 0);
        }
        var sent = 0;
        using var client = new SmtpClient { Timeout = (int)MailLimits.AnswerWaitMax.TotalMilliseconds };
        foreach (var mail in claimed)
        {
            if (mail.Address is not { } address)
            {
                await mailbox.Failed(mail, clock.GetCurrentInstant(), null, NotWanted, cancellationToken);
                continue;
            }
            var (why, forGood) = await Try(client, mail, address, cancellationToken);
            var now = clock.GetCurrentInstant();
            if (why is null)
            {
                await mailbox.Sent(mail, now, cancellationToken);
                sent++;
                continue;
            }
            var last = forGood || mail.Attempts >= MailLimits.AttemptsMax;
            await mailbox.Failed(mail, now, last ? null : now + BackOff.After(mail.Attempts, MailLimits.RetryDelayFirst, MailLimits.RetryDelayMax), why, cancellationToken);
        }
        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        return (sent, claimed.Count - sent);
    }

    /// <summary>What went wrong, as a code and never in the mail server's words; null: it was sent.</summary>
    private async Task<(string? Why, bool ForGood)> Try(SmtpClient client, ClaimedMail mail, string address, CancellationToken cancellationToken)
    {
        try
        {
            if (!client.IsConnected)
            {
                await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
                if (settings.User is { } user)
                {
                    await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
                }
            }
            using var message = Message(mail, address);
            await client.SendAsync(message, cancellationToken);
            return (null, false);
        }
        catch (SmtpCommandException refused)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"smtp_{(int)refused.StatusCode}"), (int)refused.StatusCode >= Permanent);
        }
        catch (AuthenticationException)
        {
            return ("smtp_sign_in", false);
        }
        catch (Exception broken) when (broken is SmtpProtocolException or SslHandshakeException or SocketException or IOException or TimeoutException or NotSupportedException)
        {
            return (broken.GetType().Name, false);
        }
    }

    private MimeMessage Message(ClaimedMail mail, string address)
    {
        var (subject, body) = MailText.Of(mail.Mail.Kind, mail.Mail.Counts, settings.Site, new Words(catalogue, mail.Language));
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body }, MessageId = $"{mail.Mail.Id:N}@{settings.Site.Host}" };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
