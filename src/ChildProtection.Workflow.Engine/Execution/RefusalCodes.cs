namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The stable codes of refusals (CPW12xx) and faults (CPW13xx) of a step. A code never gets a new meaning.</summary>
public static class RefusalCodes
{
    /// <summary>The case is not open yet.</summary>
    public const string NotOpen = "CPW1201";

    /// <summary>The case is open already.</summary>
    public const string AlreadyOpen = "CPW1202";

    /// <summary>The case is closed; only corrections, excuses and acknowledgements are taken.</summary>
    public const string Closed = "CPW1203";

    /// <summary>Not possible now: the task is not open, the action not offered, the signal not answered.</summary>
    public const string NotPossibleNow = "CPW1204";

    /// <summary>The actor holds none of the roles that may do it.</summary>
    public const string NotYourRole = "CPW1205";

    /// <summary>A required question has no answer.</summary>
    public const string AnswerMissing = "CPW1206";

    /// <summary>The answer is not of the question's type, or not one of its choices.</summary>
    public const string AnswerWrong = "CPW1207";

    /// <summary>There is no such question.</summary>
    public const string AnswerUnknown = "CPW1208";

    /// <summary>A hard check does not hold.</summary>
    public const string CheckFailed = "CPW1209";

    /// <summary>A soft check does not hold and was not overridden with a reason.</summary>
    public const string OverrideNeeded = "CPW1210";

    /// <summary>The role given may not override the check, the actor does not hold it, or somebody else has to.</summary>
    public const string OverrideNotAllowed = "CPW1211";

    /// <summary>It is said to have happened after it was recorded.</summary>
    public const string InTheFuture = "CPW1212";

    /// <summary>There is no such record.</summary>
    public const string NoSuchRecord = "CPW1213";

    /// <summary>There is no such field.</summary>
    public const string NoSuchField = "CPW1214";

    /// <summary>Nothing open to acknowledge goes by that key.</summary>
    public const string NothingToAcknowledge = "CPW1215";

    /// <summary>No breach goes by that key.</summary>
    public const string NoSuchBreach = "CPW1216";

    /// <summary>The task may not be set aside.</summary>
    public const string CannotBeSetAside = "CPW1217";

    /// <summary>A reason is needed.</summary>
    public const string ReasonMissing = "CPW1218";

    /// <summary>The step is dated before the last one of the case.</summary>
    public const string TimeWentBack = "CPW1219";

    /// <summary>A date lies where the calendar knows no working days, so that what follows from it cannot be counted.</summary>
    public const string CannotBeCounted = "CPW1220";

    /// <summary>There is no such role, or it is not held case by case.</summary>
    public const string NoSuchRole = "CPW1221";

    /// <summary>A required period of time, text or list is longer than its limit.</summary>
    public const string TooLong = "CPW1222";

    /// <summary>A correction that changes nothing.</summary>
    public const string NothingToCorrect = "CPW1223";

    /// <summary>A text has a character that no database keeps (U+0000).</summary>
    public const string CannotBeKept = "CPW1224";

    /// <summary>The definition says nothing of cases that were worked elsewhere before.</summary>
    public const string NothingTakenOver = "CPW1225";

    /// <summary>There is no such check, or it is none that can be let pass.</summary>
    public const string NothingToLetPass = "CPW1226";

    /// <summary>What is corrected is kept by the definition for others to correct, or for the work that recorded it.</summary>
    public const string NotCorrectedByYou = "CPW1227";

    /// <summary>The chart kernel reached a bound.</summary>
    public const string KernelBound = "CPW1301";

    /// <summary>More stages came due in one step than <see cref="ExecutionLimits.StagesPerStepMax"/>.</summary>
    public const string TooManyStages = "CPW1302";

    /// <summary>Firing led to a date that the calendar cannot count.</summary>
    public const string FiringCannotCount = "CPW1303";

    /// <summary>More records, outcomes or breaches than their limit.</summary>
    public const string CaseTooLarge = "CPW1304";
}
