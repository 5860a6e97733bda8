using NodaTime;

namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>The bounds of sending.</summary>
public static class MailLimits
{
    /// <summary>Mails in one run, over one connection.</summary>
    public const int BatchMails = 50;

    /// <summary>Attempts after which a mail is given up: with the waits between them, about four hours.</summary>
    public const int AttemptsMax = 9;

    /// <summary>How long a claim is one node's alone: longer than a whole batch may take.</summary>
    public static Duration Lease { get; } = Duration.FromMinutes(10);

    /// <summary>How long one answer of the mail server is waited for.</summary>
    public static Duration AnswerWaitMax { get; } = Duration.FromSeconds(10);

    /// <summary>The wait after the first failure; doubled with each further one.</summary>
    public static Duration RetryDelayFirst { get; } = Duration.FromMinutes(1);

    public static Duration RetryDelayMax { get; } = Duration.FromHours(1);

    /// <summary>How long what was sent or given up is kept.</summary>
    public static Duration KeptFor { get; } = Duration.FromDays(30);
}
