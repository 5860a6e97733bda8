using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>Which e-mails somebody wants, and where to.</summary>
/// <param name="Address">Empty: none is sent, whatever else was chosen.</param>
/// <param name="Morning">Each working morning.</param>
/// <param name="Alarms">At once when there is an alarm, at any hour.</param>
/// <param name="QuietFrom">From then on nothing but alarms.</param>
/// <param name="QuietUntil">Until then nothing but alarms; the same as <paramref name="QuietFrom"/>: no quiet hours.</param>
/// <param name="Language"><c>en</c> or <c>cy</c>.</param>
/// <param name="DigestedOn">The last morning that was seen to; null: none yet.</param>
public sealed record MailSetting(string Address, bool Morning, bool Alarms, LocalTime QuietFrom, LocalTime QuietUntil, string Language, LocalDate? DigestedOn)
{
    /// <summary>Characters of an address at most (RFC 5321).</summary>
    public const int AddressMax = 254;

    /// <summary>What holds for whoever has chosen nothing: no mail, and evenings and nights of their own.</summary>
    public static MailSetting Usual { get; } = new("", false, false, new LocalTime(19, 0), new LocalTime(7, 0), "en", null);

    /// <summary>When the morning begins for whoever has no quiet hours.</summary>
    public static LocalTime MorningFrom { get; } = new(7, 0);

    public bool IsQuiet(LocalTime at) => QuietFrom <= QuietUntil ? QuietFrom <= at && at < QuietUntil : at >= QuietFrom || at < QuietUntil;
}
