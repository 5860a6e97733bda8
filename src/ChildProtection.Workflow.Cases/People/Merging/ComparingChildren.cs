using System.Globalization;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>Puts two children on file side by side before somebody says that they are one. Whoever sees a case sees what is on file around it, and is entered as having looked.</summary>
public sealed class ComparingChildren(
    IChildMerges merges, IPeople people, ICaseFiles files, CaseReading reading, PeopleReading around, MergeReaching reaching, RestrictedFiles restricted, CaseDecider decider)
{
    /// <summary>Null: one of them is no child on file, or not there for the reader; the two are not told apart.</summary>
    public async Task<MergeComparison?> Of(StaffMember by, ChildId kept, ChildId other, CancellationToken cancellationToken)
    {
        if (await reaching.Of(by, kept, cancellationToken) == MergeReach.Hidden || await reaching.Of(by, other, cancellationToken) == MergeReach.Hidden
            || await Side(by, kept, other, cancellationToken) is not { } one || await Side(by, other, kept, cancellationToken) is not { } two)
        {
            return null;
        }
        return new MergeComparison(one, two, [.. await Warnings(by.Authority, one, two, cancellationToken)], await LosingSight(by.Authority, one, two, cancellationToken));
    }

    private async Task<MergeSide?> Side(StaffMember by, ChildId child, ChildId against, CancellationToken cancellationToken)
    {
        if ((await people.Cards(by.Authority, [PersonId.Of(child)], cancellationToken)).SingleOrDefault(card => card.IsChild) is not { } card
            || await people.Around(by.Authority, child, cancellationToken) is not { } file)
        {
            return null;
        }
        var all = await merges.RecordsOf(by.Authority, child, cancellationToken);
        // Of two that are one child already, each record stands for itself.
        var records = all.Contains(against) ? [child] : all;
        var cases = new List<MergeSide.OneCase>();
        PeopleView? view = null;
        foreach (var head in (await files.CasesOf(by.Authority, child, cancellationToken)).Where(head => records.Contains(head.Child)).OrderBy(head => head.Closed).ThenByDescending(head => head.OpenedAt))
        {
            var glance = await reading.Glance(by, head.Case, cancellationToken);
            view ??= glance is null ? null : (await around.Of(by, head.Case, cancellationToken))?.View;
            cases.Add(new MergeSide.OneCase(head, glance is not null, glance is null ? [] : [.. Workers(glance.State)]));
        }
        return new MergeSide(card, file.Now(SubjectId.Of(child), FactKinds.Name)?.Value is FactValue.Said said ? $"{said["given"]} {said["family"]}".Trim() : card.Name, records, view, cases);
    }

    private static IEnumerable<(string Role, UserId User)> Workers(CaseState state) =>
        from held in state.Snapshot.Holders
        let user = UserId.TryParse(held.Value, CultureInfo.InvariantCulture, out var id) ? id : (UserId?)null
        where user is not null
        select (held.Key, user.Value);

    private async Task<IReadOnlyList<MergeWarning>> Warnings(AuthorityId authority, MergeSide one, MergeSide other, CancellationToken cancellationToken)
    {
        var (first, second) = ((await people.Around(authority, one.Records[0], cancellationToken))!, (await people.Around(authority, other.Records[0], cancellationToken))!);
        var (a, b) = (Own(first, one), Own(second, other));
        var siblings = (await files.Child(authority, one.Records[0], cancellationToken))!.Siblings.Any(sibling => other.Records.Contains(sibling.Child))
            || first.Facts.Any(fact => fact.Kind == FactKinds.Relationship && fact.Corrected is null && IsBetween(fact, one, other));
        var open = new[] { one, other }.All(side => side.Cases.Any(each => !each.Head.Closed));
        (MergeWarning Warning, bool Holds)[] all =
        [
            (MergeWarning.Restricted, (await restricted.Behind(authority, one.Records[0], cancellationToken)).Count + (await restricted.Behind(authority, other.Records[0], cancellationToken)).Count > 0),
            (MergeWarning.Siblings, siblings),
            (MergeWarning.Twins, a.Born is not null && a.Born == b.Born && BareName.Of(a.Given) != BareName.Of(b.Given) && (siblings || BareName.Of(a.Family) == BareName.Of(b.Family))),
            (MergeWarning.ToldApart, first.Facts.Concat(second.Facts).Any(fact => fact.Kind == FactKinds.ToldApart && fact.Corrected is null && IsBetween(fact, one, other))),
            (MergeWarning.OtherBirthDate, a.Born is not null && b.Born is not null && a.Born != b.Born),
            (MergeWarning.UnbornAndBorn, (a.Born is null) != (b.Born is null) && (a.Expected ?? b.Expected) is not null),
            (MergeWarning.OtherNhsNumber, a.Number is not null && b.Number is not null && a.Number != b.Number),
            (MergeWarning.OneDied, a.Died != b.Died),
            (MergeWarning.BothOpen, open),
            (MergeWarning.TwoTeams, open && one.Cases.Concat(other.Cases).Where(each => !each.Head.Closed).Select(each => each.Head.Team).Distinct().Count() > 1),
        ];
        return [.. all.Where(each => each.Holds).Select(each => each.Warning)];
    }

    private static bool IsBetween(Fact fact, MergeSide one, MergeSide other) => fact.About is { } about
        && ((Has(one, fact.Subject) && Has(other, about)) || (Has(other, fact.Subject) && Has(one, about)));

    private static bool Has(MergeSide side, SubjectId subject) => side.Records.Any(record => SubjectId.Of(record) == subject);

    /// <summary>As it stands on the record itself: on one that leads to another, lists show that other's.</summary>
    private static (string Given, string Family, string? Born, string? Expected, string? Number, bool Died) Own(PeopleFile file, MergeSide side)
    {
        var subject = SubjectId.Of(side.Records[0]);
        return (
            Said(FactKinds.Name, "given") ?? side.Card.GivenName, Said(FactKinds.Name, "family") ?? side.Card.FamilyName, Said(FactKinds.Born, "on"), Said(FactKinds.Born, "expected"),
            Said(FactKinds.NhsNumber, "number"), file.Now(subject, FactKinds.Died) is not null);

        string? Said(FactKind kind, string part) => (file.Now(subject, kind)?.Value as FactValue.Said)?[part];
    }

    /// <summary>A file whose worker cannot open it any more protects nobody: they are named for it first, or those who answer for the restriction do their work.</summary>
    private async Task<IReadOnlyList<UserId>> LosingSight(AuthorityId authority, MergeSide one, MergeSide other, CancellationToken cancellationToken)
    {
        var restrictions = (await restricted.Behind(authority, one.Records[0], cancellationToken)).Concat(await restricted.Behind(authority, other.Records[0], cancellationToken)).Distinct().ToList();
        if (restrictions.Count == 0)
        {
            return [];
        }
        var staff = await decider.StaffAsSeen(cancellationToken);
        return
        [
            .. one.Cases.Concat(other.Cases).Where(each => !each.Head.Closed).SelectMany(each => each.Workers).Select(worker => worker.User).Distinct()
                .Where(user => staff.Find(authority, user.ToString()) is not null && restrictions.Any(restriction => !restriction.Names(user) || restriction.KeepsOut(user))),
        ];
    }
}
