using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>What people see of the people around a child. Who may see what is asked here, for every page alike.</summary>
public sealed class PeopleReading(ICaseStore store, CaseLoading loading, ICaseFiles files, IPeople people, CaseDoor door)
{
    /// <summary>Children around the child whose own cases are asked whether domestic abuse is known or feared.</summary>
    public const int ChildrenAskedMax = 50;

    /// <summary>The fact of a case that says so.</summary>
    private const string DomesticAbuse = "domestic_abuse";

    /// <summary>The dangers that a case flags, each until it is said to be over.</summary>
    private const string SafetyFlags = "safety_flag";
    private const string FlagKind = "kind";
    private const string FlagEnded = "ended_on";

    /// <summary>Null: there is no such case, or it is none of this person's; the two are not told apart.</summary>
    public async Task<CasePeople?> Of(StaffMember staff, CaseId caseId, CancellationToken cancellationToken) =>
        await Load(staff, caseId, cancellationToken) is { } loaded ? loaded.Seen : null;

    /// <summary>The same with the file beside it, of which nothing is withheld: for deciding, never for showing.</summary>
    internal async Task<(CasePeople Seen, PeopleFile File)?> Load(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await store.Load(staff.Authority, caseId, null, cancellationToken) is not { } loaded
            || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state }
            || await door.GroundOf(staff, caseId, CaseRelation.Of(state), cancellationToken) is not { } ground
            || await people.Around(staff.Authority, state.Head.Child, cancellationToken) is not { } file)
        {
            return null;
        }
        await door.Enter(staff, caseId, ground, CasePart.File, cancellationToken);
        var sight = PeopleSight.Of(staff, state);
        var whole = CaseSight.Of(staff, state).IsWhole;
        var hidden = (await door.HiddenFrom(staff, cancellationToken)).But(file.Records.Select(record => new ChildId(record.Id.Value)));
        var view = sight.See(file, await Flagged(state, file, cancellationToken), hidden);
        return (
            new CasePeople(state, sight, view, whole && AccessTable.Allows(staff, Permission.DoWork), whole && AccessTable.Allows(staff, Permission.Correct)),
            file.Without(hidden));
    }

    /// <summary>Those around the child as the reader may see them, for whoever was let in and entered in the log already; null: nobody is on file.</summary>
    internal async Task<PeopleView?> Around(StaffMember staff, CaseState state, CancellationToken cancellationToken) =>
        await people.Around(staff.Authority, state.Head.Child, cancellationToken) is { } file
            ? PeopleSight.Of(staff, state).See(file, await Flagged(state, file, cancellationToken), (await door.HiddenFrom(staff, cancellationToken)).But(file.Records.Select(record => new ChildId(record.Id.Value))))
            : null;

    /// <summary>About where the child of a case on the reader's list lives. It shows nothing of the file that the list does not, and is no look at it; null: nobody is on file.</summary>
    public async Task<ChildPlace?> Place(StaffMember staff, CaseState state, CancellationToken cancellationToken) =>
        await Around(staff, state, cancellationToken) is { } view ? ChildPlace.Of(view) : null;

    /// <summary>Whether anybody or any household around the child has a restricted location. It shows nothing of the file, and is no look at it.</summary>
    public async Task<bool> HasRestrictedLocation(CaseState state, CancellationToken cancellationToken) =>
        await people.Around(state.Head.Authority, state.Head.Child, cancellationToken) is { } file
        && RestrictedLocations.Of(file, await Flagged(state, file, cancellationToken)).Count > 0;

    private async Task<IReadOnlySet<SubjectId>> Flagged(CaseState state, PeopleFile file, CancellationToken cancellationToken)
    {
        var flagged = new HashSet<SubjectId>();
        if (IsFlagged(state))
        {
            flagged.Add(SubjectId.Of(state.Head.Child));
        }
        foreach (var other in file.Persons.Where(person => person.IsChild && person.Id != PersonId.Of(state.Head.Child)).Take(ChildrenAskedMax))
        {
            foreach (var head in await files.CasesOf(state.Head.Authority, new ChildId(other.Id.Value), cancellationToken))
            {
                // A case that cannot be read just now may say so: forgetting would show an address.
                if (!head.Closed && (await loading.Read(new LoadedCase(head, []), cancellationToken) is not CaseRead.Ready { State: var theirs } || IsFlagged(theirs)))
                {
                    flagged.Add(SubjectId.Of(other.Id));
                }
            }
        }
        var records = file.Records.Select(record => SubjectId.Of(record.Id)).ToList();
        if (records.Exists(flagged.Contains))
        {
            flagged.UnionWith(records);
        }
        return flagged;
    }

    /// <summary>Domestic abuse is known or feared, and nobody who looked at it again said that the danger is over.</summary>
    private static bool IsFlagged(CaseState state)
    {
        var facts = state.Snapshot.Facts;
        var list = facts.Layout.List(SafetyFlags);
        if (list < 0)
        {
            return facts.Field(DomesticAbuse).IsTrue;
        }
        var layout = facts.Layout.Lists[list];
        var (kind, ended) = (layout.Field(FlagKind), layout.Field(FlagEnded));
        var flags = facts.Records(SafetyFlags).Where(flag => kind < 0 || (flag.Values[kind].IsKnown && flag.Values[kind].Code == DomesticAbuse)).ToList();
        return flags.Count == 0 ? facts.Field(DomesticAbuse).IsTrue : flags.Any(flag => ended < 0 || !flag.Values[ended].IsKnown);
    }
}
