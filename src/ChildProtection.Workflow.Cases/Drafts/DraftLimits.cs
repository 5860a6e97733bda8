using NodaTime;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>How much is kept of drafts, how often they are saved and for how long they stay. All bounds in one place.</summary>
public static class DraftLimits
{
    /// <summary>Bytes of one draft before it is encrypted: far more than a long report, far less than would slow the database.</summary>
    public const int ContentBytesMax = 256 * 1024;

    /// <summary>Drafts of one person.</summary>
    public const int PerPersonMax = 100;

    /// <summary>Savings of one person in a minute, all devices together: a page saves at most every <see cref="SaveIdle"/>.</summary>
    public const int SavesPerMinuteMax = 120;

    /// <summary>How long a page waits after the last key before it saves.</summary>
    public static readonly Duration SaveIdle = Duration.FromSeconds(1);

    /// <summary>The longest that somebody types without anything being saved.</summary>
    public static readonly Duration SaveBusy = Duration.FromSeconds(5);

    /// <summary>How soon a page tries again when the server did not answer.</summary>
    public static readonly Duration SaveAgain = Duration.FromSeconds(5);

    /// <summary>How long a draft is kept after it was last saved: it holds personal data, and what nobody went on with for so long was given up.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(30);

    /// <summary>How long before its end the owner is told, on their list.</summary>
    public static readonly Duration ToldBefore = Duration.FromDays(7);

    /// <summary>How long an open page may save, also when its reader was signed out meanwhile.</summary>
    public static readonly Duration PageMax = Duration.FromHours(24);

    /// <summary>Drafts deleted in one run at their end; the next run goes on.</summary>
    public const int PurgeMax = 1_000;
}
