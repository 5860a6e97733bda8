using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.People.Merging;

/// <summary>Puts two children side by side into words.</summary>
public sealed class SidePanels(IStaffDirectory directory, ITeams teams, ICalendarLibrary calendars, IClock clock, Words words)
{
    private static readonly FactKind[] NotShown = [FactKinds.Name, FactKinds.Born, FactKinds.ToldApart, FactKinds.RestrictedPerson, FactKinds.RestrictedHousehold];

    public async Task<ComparedChildren> Of(AuthorityId authority, MergeComparison comparison, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var names = new StaffNames(await directory.Names(authority, cancellationToken), words);
        var teamNames = (await teams.Of(authority, cancellationToken)).ToDictionary(team => team.Id, team => team.Name);
        var moments = new DueWords(calendars.Default(authority), clock.GetCurrentInstant(), words);
        return new ComparedChildren(
            Panel(comparison.Kept),
            Panel(comparison.Other),
            [.. comparison.Warnings.Select(warning => words[$"same.warn_{warning.ToString().ToLowerInvariant()}"])],
            comparison.LosingSight.Count == 0 ? null : string.Join(", ", comparison.LosingSight.Select(user => names.Of(user.ToString()))));

        SidePanel Panel(MergeSide side) => new(
            side.Records[0],
            side.Name,
            PersonWords.Born(side.Card, words),
            side.View is not null || side.Cases.Count == 0,
            side.View is { } view ? [.. Facts(view, side)] : [],
            [
                .. side.Cases.Select(one => new SidePanel.OneCase(
                    one.IsSeen ? CasePaths.Case(one.Head.Case) : null,
                    words.With(one.Head.Closed ? "same.closed_case" : "same.open_case", moments.Moment(one.Head.OpenedAt)),
                    teamNames.GetValueOrDefault(one.Head.Team, one.Head.Team.ToString()),
                    [.. one.Workers.Select(worker => $"{names.Of(worker.User.ToString())} ({words.Role(worker.Role)})")])),
            ]);
    }

    private IEnumerable<(string Title, string Value)> Facts(PeopleView view, MergeSide side)
    {
        var said = new FactWords(words);
        var own = side.Records.Select(SubjectId.Of).ToHashSet();
        var facts = view.Facts.Where(fact => own.Contains(fact.Subject) && fact.IsOpen).OrderBy(fact => FactKinds.All.ToList().IndexOf(fact.Kind)).ToList();
        foreach (var fact in facts.Where(fact => fact.Kind == FactKinds.Born || (!NotShown.Contains(fact.Kind) && fact.Kind != FactKinds.Relationship && fact.Kind != FactKinds.LivesIn)))
        {
            yield return (said.Title(fact.Kind), said.Value(fact));
        }
        foreach (var fact in facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.About is not null))
        {
            var address = view.Now(fact.About!.Value, FactKinds.Address);
            yield return (said.Title(FactKinds.Address), address is null ? words["people.no_address"] : said.Value(address));
            var with = view.Members(fact.About.Value).Where(member => member.IsOpen && !own.Contains(member.Subject)).Select(member => view.Person(member.Subject)?.Name).OfType<string>().ToList();
            if (with.Count > 0)
            {
                yield return (words["same.lives_with"], string.Join(", ", with));
            }
        }
        foreach (var fact in facts.Where(fact => fact.Kind == FactKinds.Relationship && fact.About is { } about && view.Person(about) is not null))
        {
            yield return (view.Person(fact.About!.Value)!.Name, said.Value(fact));
        }
    }
}
