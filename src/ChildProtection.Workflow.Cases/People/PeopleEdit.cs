using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What somebody does to the file of the people around a child. Closed family.</summary>
public abstract record PeopleEdit
{
    private PeopleEdit()
    {
    }

    /// <summary>Something is so from a day on.</summary>
    /// <param name="Series">The thing that changes, such as one telephone; null: a new one, or the one of a kind of which there is one.</param>
    /// <param name="About">The other person or the household; null where the kind has none.</param>
    /// <param name="From">Null: since when is not known.</param>
    /// <param name="Seen">What held, when the form was opened; null: nothing was on file.</param>
    public sealed record News(SubjectId Subject, FactKind Kind, Guid? Series, SubjectId? About, FactValue Value, LocalDate? From, FactId? Seen) : PeopleEdit;

    /// <summary>It holds no longer.</summary>
    public sealed record Ended(FactId Fact, LocalDate LastDay) : PeopleEdit;

    /// <summary>It was never so.</summary>
    public sealed record Correction(FactId Fact, FactValue Right, LocalDate? From, LocalDate? To, string Reason) : PeopleEdit;

    /// <summary>Somebody who is not on file yet, or is and had no tie to this child.</summary>
    /// <param name="Known">On file already; null: a new person.</param>
    /// <param name="Relationship">To the child; null: none, such as a lodger.</param>
    /// <param name="Household">Where they live with the child; null: elsewhere.</param>
    /// <param name="LivesAs">As what they live there.</param>
    /// <param name="From">Since when.</param>
    public sealed record Joined(
        PersonId? Known, string GivenName, string FamilyName, LocalDate? BornOn, LocalDate? ExpectedOn, bool IsChild,
        FactValue? Relationship, SubjectId? Household, FactValue? LivesAs, LocalDate? From) : PeopleEdit;

    /// <summary>The child moves: a new household, with those who move along.</summary>
    /// <param name="Restricted">Yes or no, or nothing decided.</param>
    /// <param name="With">Who moves along with the child.</param>
    public sealed record Moved(FactValue Address, bool? Restricted, IReadOnlyList<SubjectId> With, LocalDate? From, SubjectId? SeenHousehold) : PeopleEdit;
}
