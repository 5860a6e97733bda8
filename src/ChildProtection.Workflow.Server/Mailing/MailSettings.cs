using MailKit.Security;

namespace ChildProtection.Workflow.Server.Mailing;

/// <summary>The mail server and what mails say of this service: section <c>Mail</c>.</summary>
/// <param name="Host">Null: no mail is sent.</param>
/// <param name="User">Null: without signing in.</param>
/// <param name="From">The address that mails come from.</param>
/// <param name="Site">Where this service is, as a reader of mail reaches it: links lead there.</param>
/// <param name="Domains">The parts after the @ that an address may have; empty: any.</param>
public sealed record MailSettings(
    string? Host, int Port, SecureSocketOptions Security, string? User, string? Password, string From, Uri Site, IReadOnlyList<string> Domains)
{
    public const string Section = "Mail";

    private const int SubmissionPort = 587;
    private const int PortMax = 65_535;

    private static readonly Uri Nowhere = new("http://localhost/");

    public bool IsOn => Host is not null;

    /// <exception cref="InvalidOperationException">A setting is not understood; the message says which and what it may be.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Host"] is not { Length: > 0 } host)
        {
            return new MailSettings(null, SubmissionPort, SecureSocketOptions.StartTls, null, null, "", Nowhere, []);
        }
        return new MailSettings(
            host,
            section["Port"] is not { Length: > 0 } port ? SubmissionPort
                : int.TryParse(port, out var number) && number is > 0 and <= PortMax ? number
                : throw Wrong("Port", port, $"a number from 1 to {PortMax}"),
            (section["Security"] ?? "StartTls") switch
            {
                "StartTls" => SecureSocketOptions.StartTls,
                "Tls" => SecureSocketOptions.SslOnConnect,
                "None" => SecureSocketOptions.None,
                var other => throw Wrong("Security", other, "StartTls, Tls or, inside one machine, None"),
            },
            section["User"] is { Length: > 0 } user ? user : null,
            section["Password"],
            section["From"] is { } from && MimeKit.MailboxAddress.TryParse(from, out _) ? from : throw Wrong("From", section["From"], "the address that mails come from"),
            Uri.TryCreate(section["Site"], UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site : throw Wrong("Site", section["Site"], "the address of this service, such as https://cases.example"),
            [.. (section["Domains"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    /// <summary>Whether somebody may have their mail sent there.</summary>
    public bool Takes(string address) =>
        MimeKit.MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && address.Contains('@', StringComparison.Ordinal)
        && (Domains.Count == 0 || Domains.Contains(address[(address.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase));

    private static InvalidOperationException Wrong(string setting, string? value, string may) =>
        new($"{Section}:{setting} is '{value}'; it is {may}.");
}
