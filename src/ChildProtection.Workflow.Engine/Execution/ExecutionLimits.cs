using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The bounds of a case's execution. Reaching one refuses or faults the step; nothing of it is kept.</summary>
public static class ExecutionLimits
{
    /// <summary>Stages fired in one step, a long outage included.</summary>
    public const int StagesPerStepMax = 10_000;

    /// <summary>Records of one list in one case.</summary>
    public const int RecordsPerListMax = 10_000;

    /// <summary>Records in one answer.</summary>
    public const int RecordsPerAnswerMax = 200;

    /// <summary>Characters of a reason.</summary>
    public const int ReasonCharactersMax = 4_000;

    /// <summary>Characters of one answer in words.</summary>
    public const int TextCharactersMax = 100_000;

    /// <summary>Words given that a check may be let pass which stand in one case at one time.</summary>
    public const int PassesMax = 100;

    /// <summary>How long a word given that a check may be let pass is good: longer, and it was given of another day.</summary>
    public static readonly Duration PassGoodFor = Duration.FromDays(7);

    /// <summary>Steps of one forecast.</summary>
    public const int ForecastStepsMax = 10_000;

    /// <summary>A stage raised so long after its time is marked as late because of an outage: far longer than a sweep waits.</summary>
    public static readonly Duration OutageAfter = Duration.FromMinutes(15);
}
