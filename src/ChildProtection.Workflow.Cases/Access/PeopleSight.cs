using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// How much of the file of people somebody sees who may see a case. Whatever leads to a page, a list or a document goes through <see cref="See"/>: what the
/// reader may not see is not in what comes out of it.
/// </summary>
public sealed class PeopleSight
{
    /// <summary>Business support writes to people: names, how to reach them safely, and in which language.</summary>
    private static readonly FactKind[] BusinessSupport =
    [
        FactKinds.Name, FactKinds.KnownAs, FactKinds.Born, FactKinds.Died, FactKinds.Language, FactKinds.Communication, FactKinds.PracticalNeeds, FactKinds.Contact,
        FactKinds.SafeContact, FactKinds.RestrictedPerson, FactKinds.RestrictedHousehold, FactKinds.Relationship, FactKinds.LivesIn, FactKinds.Address,
    ];

    /// <summary>The custodian tells children of the register apart.</summary>
    private static readonly FactKind[] Custodian =
    [
        FactKinds.Name, FactKinds.KnownAs, FactKinds.OtherName, FactKinds.Born, FactKinds.Died, FactKinds.Gender, FactKinds.NhsNumber, FactKinds.ResponsibleAuthority,
    ];

    private static readonly Dictionary<string, FactKind[]> Narrow = new(StringComparer.Ordinal)
    {
        ["business_support"] = BusinessSupport,
        ["custodian"] = Custodian,
    };

    private readonly IReadOnlySet<FactKind> kinds;

    private PeopleSight(IReadOnlySet<FactKind> kinds, bool cleared) => (this.kinds, IsCleared) = (kinds, cleared);

    /// <summary>Sees restricted locations, and what could endanger somebody if it were known.</summary>
    public bool IsCleared { get; }

    public static PeopleSight Of(StaffMember staff, CaseState state)
    {
        IEnumerable<FactKind> seen = CaseSight.Of(staff, state).IsWhole
            ? FactKinds.All
            : staff.Roles.Where(Narrow.ContainsKey).SelectMany(role => Narrow[role]);
        return new PeopleSight(seen.ToHashSet(), LocationClearance.IsCleared(staff, state));
    }

    /// <summary>Sees who the others around the child are: their names and births, and the brothers and sisters.</summary>
    public bool SeesFamily => kinds.Contains(FactKinds.Relationship);

    public bool Sees(FactKind kind) => kinds.Contains(kind) && (!kind.Sensitive || IsCleared);

    /// <param name="flagged">The children of whose cases domestic abuse is known or feared.</param>
    /// <param name="hidden">The children whose files are not there for the reader.</param>
    public PeopleView See(PeopleFile file, IReadOnlySet<SubjectId> flagged, HiddenFiles hidden)
    {
        // Of the whole file: what endangers a brother whom the reader does not see endangers the household.
        var restricted = RestrictedLocations.Of(file, flagged);
        var seen = file.Without(hidden);
        return new PeopleView(
            seen.Child,
            SeesFamily ? seen.Persons : [seen.Child],
            [.. seen.Facts.Where(fact => kinds.Contains(fact.Kind)).Select(fact => Hides(fact, restricted) ? fact with { Value = new FactValue.Withheld() } : fact)],
            restricted,
            IsCleared)
        {
            Group = SeesFamily ? seen.Group : [],
        };
    }

    private bool Hides(Fact fact, IReadOnlySet<SubjectId> restricted) =>
        !IsCleared && (fact.Kind.Sensitive || (fact.Kind.Locates && restricted.Contains(fact.Subject)));
}
