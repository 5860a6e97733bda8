namespace ChildProtection.Workflow.Server.Timers;

/// <summary>How the timers are paced. All bounds in one place.</summary>
public static class TimerLimits
{
    /// <summary>How often due stages are looked for: the longest a stage waits on a healthy node.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(3);

    /// <summary>How often roles are looked for whose holders have left: the longest that a case waits to learn of its vacancy.</summary>
    public static readonly TimeSpan DeparturesEvery = TimeSpan.FromSeconds(30);

    /// <summary>How often cases are compared with the list of absences: the longest that a case waits to learn who covers.</summary>
    public static readonly TimeSpan AbsencesEvery = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often open cases are compared with the dates of birth on file. They are told at once; this is how long a case counts from another date at most, where a node
    /// died between the two.
    /// </summary>
    public static readonly TimeSpan BirthsEvery = TimeSpan.FromHours(1);

    /// <summary>How often is looked for what people have to be told of: the longest that a notice waits.</summary>
    public static readonly TimeSpan NoticesEvery = TimeSpan.FromSeconds(10);

    /// <summary>How often is looked for mails to write and to send.</summary>
    public static readonly TimeSpan MailEvery = TimeSpan.FromSeconds(15);

    /// <summary>How often drafts are looked for whose time has ended.</summary>
    public static readonly TimeSpan DraftPurgeEvery = TimeSpan.FromMinutes(30);

    /// <summary>How often files are looked for that wait for the scanner.</summary>
    public static readonly TimeSpan ScanEvery = TimeSpan.FromSeconds(30);

    /// <summary>How often confirmed imports are looked for, and files whose time has ended: the longest that a confirmed one waits for a free node.</summary>
    public static readonly TimeSpan ImportsEvery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a node says that it lives. With <see cref="CheckinGrace"/> this bounds how long the schedule of a node that died is nobody's:
    /// together with one sweep interval, under 10 seconds.
    /// </summary>
    public static readonly TimeSpan CheckinEvery = TimeSpan.FromSeconds(2);

    /// <summary>How long past a missed check-in another node takes over.</summary>
    public static readonly TimeSpan CheckinGrace = TimeSpan.FromSeconds(3);

    /// <summary>Cases in one batch of a sweep.</summary>
    public const int SweepBatchCases = 500;

    /// <summary>Batches in one run, so that a run after a long outage still ends and says how far it came; the next run goes on.</summary>
    public const int SweepBatchesMax = 200;

    /// <summary>Threads of the scheduler. Sweeps are few; the work is in the database.</summary>
    public const int SchedulerThreads = 2;
}
