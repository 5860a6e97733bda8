using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>
/// A value that held from one day to another, and who recorded it when. Nothing of it is overwritten: a change ends it, a correction puts another beside it.
/// </summary>
/// <param name="Series">The thing whose values these are over time, such as one telephone; empty where a subject has one of the kind.</param>
/// <param name="About">The other person or the household that it ties its subject to.</param>
/// <param name="From">The first day; null: not known, or always.</param>
/// <param name="To">The last day; null: it still holds.</param>
public sealed record Fact(
    FactId Id, SubjectId Subject, FactKind Kind, Guid Series, SubjectId? About, FactValue Value, LocalDate? From, LocalDate? To, Signature Recorded)
{
    /// <summary>The entry of a case by which it came on file; null: it was put on file by itself.</summary>
    public FactSource? Source { get; init; }

    /// <summary>Who said that it holds no longer, and when; null while it does, and where it was recorded as past at once.</summary>
    public Signature? Ended { get; init; }

    /// <summary>Null: it is right, as far as anybody knows.</summary>
    public FactRemoval? Corrected { get; init; }

    /// <summary>It is right, and still holds.</summary>
    public bool IsOpen => To is null && Corrected is null;

    /// <summary>It is right, and held on the day.</summary>
    public bool HeldOn(LocalDate day) => Corrected is null && (From is null || From <= day) && (To is null || To >= day);
}
