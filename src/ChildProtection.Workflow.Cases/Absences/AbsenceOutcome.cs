namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>What became of what somebody said of an absence. Closed family.</summary>
public abstract record AbsenceOutcome
{
    private AbsenceOutcome()
    {
    }

    public sealed record Kept(Absence Absence) : AbsenceOutcome;

    /// <summary>It did not take place, and stands nowhere any longer but in the journal of administration.</summary>
    public sealed record Withdrawn : AbsenceOutcome;

    /// <param name="Code">One of <see cref="AbsenceCodes"/>.</param>
    /// <param name="Other">The absence that it overlaps; null where it is not about another.</param>
    public sealed record Refused(string Code, Absence? Other = null) : AbsenceOutcome;
}
