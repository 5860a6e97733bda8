using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>What became of a piece of work. Closed family.</summary>
public abstract record WorkOutcome
{
    private WorkOutcome()
    {
    }

    /// <summary>Done, and committed.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Version">The case's version after it.</param>
    /// <param name="Entries">What was added to the journal; empty when the same command had been done before, or nothing changed.</param>
    public sealed record Done(CaseId Case, long Version, ImmutableArray<JournalEntry> Entries) : WorkOutcome;

    /// <summary>Not taken as it is: each reason says what to do next. Nothing has changed.</summary>
    public sealed record Refused(ImmutableArray<Refusal> Reasons) : WorkOutcome;

    /// <summary>Somebody else changed the case after it was seen: look again before correcting it.</summary>
    /// <param name="Version">The case's version now.</param>
    public sealed record Conflict(long Version) : WorkOutcome;

    /// <summary>There is no such case, or it is none of this person's: the two are not told apart.</summary>
    public sealed record NotFound : WorkOutcome;

    /// <summary>The person's roles do not allow it.</summary>
    public sealed record NotAllowed(string Code, string Words) : WorkOutcome;

    /// <summary>The case cannot be stepped and needs an operator.</summary>
    public sealed record Faulted(string Code, string Words) : WorkOutcome;
}
