using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>
/// Says by hand which children are scheduled together though they do not live together, and which are not although they do. A group opens no file to anybody: what is
/// recorded of one child stays that child's own, and each case is asked for by itself.
/// </summary>
[Basis(
    "W1", "K13", "Y6",
    En = "Which children are one family group is said with a reason and since when; it is used to meet them together and never holds or opens what is known of one of them.",
    Cy = "Dywedir pa blant sy’n un grŵp teulu gyda rheswm ac ers pryd; fe’i defnyddir i’w cyfarfod gyda’i gilydd ac nid yw byth yn dal nac yn agor yr hyn a wyddys am un ohonynt.")]
public sealed class KeepingFamilies(PeopleReading reading, IFamilyGroups groups, IPeople people, IChildMerges merges, ICaseFiles files, CaseDoor door, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Null: there is no such case, or it is none of theirs, or they see a part of it only.</summary>
    public async Task<FamilyGroupView?> Of(StaffMember by, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await reading.Of(by, caseId, cancellationToken) is not { } found || !CaseSight.Of(by, found.State).IsWhole
            || await files.Child(by.Authority, found.State.Head.Child, cancellationToken) is not { } child)
        {
            return null;
        }
        var hidden = (await door.HiddenFrom(by, cancellationToken)).But(child.Records);
        IReadOnlyList<(ChildId Child, string Name)> members = [.. child.Without(hidden).Siblings.Select(sibling => (sibling.Child, sibling.Name)).Distinct()];
        var around = found.View.Persons.Where(person => person.IsChild && !person.IsOtherRecord && person.Id != found.View.Child.Id).ToList();
        var leading = await merges.Leading(by.Authority, [.. around.Select(person => new ChildId(person.Id.Value))], cancellationToken);
        var others = around.Select(person => (Child: Leads(leading, new ChildId(person.Id.Value)), person.Name)).DistinctBy(other => other.Child).Where(other => members.All(member => member.Child != other.Child));
        var said = (await groups.Said(by.Authority, found.State.Head.Child, cancellationToken)).Where(one => !hidden.Hides(one.Child)).ToList();
        var names = (await people.Cards(by.Authority, [.. said.Select(one => PersonId.Of(one.Child)).Distinct()], cancellationToken)).ToDictionary(card => card.Id, card => card.Name);
        return new FamilyGroupView(found, members, [.. others], [.. said.Select(one => (one, names.GetValueOrDefault(PersonId.Of(one.Child), "–")))]);
    }

    /// <param name="by">Who.</param>
    /// <param name="caseId">The case on whose page they do it.</param>
    /// <param name="chosen">The children; others than those who are offered are not there.</param>
    /// <param name="belong">They belong to the child's group; false: they do not.</param>
    /// <param name="on">Since when; null: not known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="command">The idempotency key.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<FamilyOutcome> Say(
        StaffMember by, CaseId caseId, IReadOnlyList<ChildId> chosen, bool belong, LocalDate? on, string reason, Guid command, CancellationToken cancellationToken)
    {
        if (await Of(by, caseId, cancellationToken) is not { } view)
        {
            return FamilyOutcome.NotFound;
        }
        // Whoever was chosen, and is on the other list by now, was said so by somebody else meanwhile.
        var known = view.Others.Concat(view.Members).Select(child => child.Child).ToHashSet();
        return !view.People.MayChange ? FamilyOutcome.NotAllowed
            : chosen.Count == 0 ? FamilyOutcome.NobodyChosen
            : !chosen.All(known.Contains) ? FamilyOutcome.NotFound
            : on > calendars.Default(by.Authority).DateOf(clock.GetCurrentInstant()) ? FamilyOutcome.DayAhead
            : !IsReason(reason) ? FamilyOutcome.ReasonNeeded
            : await groups.Say(by.Authority, new FamilySaying(view.People.State.Head.Child, chosen, belong, on, reason.Trim(), Signed(by), command), cancellationToken);
    }

    /// <summary>What was said was never so; the reason stays beside it.</summary>
    public async Task<FamilyOutcome> Correct(StaffMember by, CaseId caseId, Guid statement, string reason, CancellationToken cancellationToken)
    {
        if (await Of(by, caseId, cancellationToken) is not { } view || view.Journal.FirstOrDefault(line => line.Said.Id == statement).Said is not { } said)
        {
            return FamilyOutcome.NotFound;
        }
        return !view.People.MayCorrect ? FamilyOutcome.NotAllowed
            : !view.MayCorrect(said) ? FamilyOutcome.Overtaken
            : !IsReason(reason) ? FamilyOutcome.ReasonNeeded
            : await groups.Correct(by.Authority, statement, Signed(by), reason.Trim(), cancellationToken);
    }

    private static ChildId Leads(IReadOnlyDictionary<ChildId, ChildId> leading, ChildId child) => leading.GetValueOrDefault(child, child);

    private static bool IsReason(string? reason) => reason?.Trim().Length is >= FamilyStatement.ReasonMin and <= FamilyStatement.ReasonMax;

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
