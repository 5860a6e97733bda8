using System.Collections.ObjectModel;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Finds whoever may be on file already, before anybody is put on file: two files of one child are two halves of what is known.</summary>
[Basis(
    "O40",
    En = "Before a child or another person is put on file, those who may be the same are shown, with the reason why: names that sound or are written alike, exchanged names, slipped dates of birth, the NHS number.",
    Cy = "Cyn rhoi plentyn neu berson arall ar ffeil, dangosir y rhai a allai fod yr un un, gyda’r rheswm: enwau sy’n swnio neu’n cael eu hysgrifennu’n debyg, enwau wedi’u cyfnewid, dyddiadau geni wedi llithro, y rhif GIG.")]
public sealed class Duplicates(IPersonSearch search, ICaseFiles files, CaseDoor door, RestrictedFiles restricted, IRestrictions restrictions, ISearchLog log, IClock clock)
{
    /// <summary>People who share a key and are compared.</summary>
    public const int ComparedMax = 300;

    /// <summary>People that are shown.</summary>
    public const int ShownMax = 10;

    /// <summary>
    /// The likeliest first. Shown to whoever may put somebody on file, whichever team works the case: name, date of birth and team, and never where they are. Of a child
    /// whose file is not there for them, those who answer for the restriction are told instead.
    /// </summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> Of(StaffMember by, PersonSketch wanted, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.OpenCase) && !AccessTable.Allows(by, Permission.DoWork))
        {
            return [];
        }
        var likely = await Likely(by, wanted, cancellationToken);
        var hidden = await TellOfHidden(by, wanted, likely, cancellationToken);
        var ordered = likely.Where(each => !hidden.ContainsKey(each.Card.Id)).OrderByDescending(each => each.Likeness.Points).ThenBy(each => each.Card.Name, StringComparer.Ordinal).DistinctBy(each => each.Card.Id).Take(ShownMax).ToList();
        var shown = new List<PossibleDuplicate>(ordered.Count);
        foreach (var (card, likeness) in ordered)
        {
            shown.Add(new PossibleDuplicate(card, likeness, card.IsChild ? await TeamOf(by.Authority, new ChildId(card.Id.Value), cancellationToken) : null));
        }
        if (shown.Count > 0)
        {
            // Whoever begins to put somebody on file is shown who is: that is a search.
            await log.Enter(by.Authority, Signed(by), Asked(wanted), shown.Count, cancellationToken);
        }
        return shown;
    }

    /// <summary>
    /// Somebody is put on file without anybody being shown who is alike, as when cases of an earlier system come in: those who answer for the restriction of a child who
    /// may be the same are told all the same.
    /// </summary>
    public async Task TellOfHidden(StaffMember by, PersonSketch wanted, CancellationToken cancellationToken) =>
        await TellOfHidden(by, wanted, await Likely(by, wanted, cancellationToken), cancellationToken);

    private async Task<IReadOnlyDictionary<PersonId, IReadOnlyList<ChildId>>> TellOfHidden(
        StaffMember by, PersonSketch wanted, IReadOnlyList<(PersonCard Card, Likeness Likeness)> likely, CancellationToken cancellationToken)
    {
        var hidden = await HiddenWith(by, [.. likely.Select(each => each.Card)], cancellationToken);
        foreach (var child in hidden.SelectMany(person => person.Value).Distinct())
        {
            await Tell(by, child, wanted, cancellationToken);
        }
        return hidden;
    }

    private async Task<IReadOnlyList<(PersonCard Card, Likeness Likeness)>> Likely(StaffMember by, PersonSketch wanted, CancellationToken cancellationToken) =>
    [
        .. (await search.WithAny(by.Authority, SearchKeys.ForDuplicates(wanted), ComparedMax, cancellationToken))
            .Select(person => (person.Card, Likeness: Likeness.Of(wanted, person.Sketch))).Where(each => each.Likeness.Points >= Likeness.LikelyFrom),
    ];

    /// <summary>Those of them who are not there for whoever asks, each with the children that hide them: hidden children, and whoever belongs to hidden children alone.</summary>
    private async Task<IReadOnlyDictionary<PersonId, IReadOnlyList<ChildId>>> HiddenWith(StaffMember by, IReadOnlyList<PersonCard> likely, CancellationToken cancellationToken)
    {
        var hidden = await door.HiddenFrom(by, cancellationToken);
        if (hidden.Children.Count == 0 || likely.Count == 0)
        {
            return ReadOnlyDictionary<PersonId, IReadOnlyList<ChildId>>.Empty;
        }
        var ties = await search.ChildrenOf(by.Authority, [.. likely.Select(card => card.Id)], cancellationToken);
        var absent = new Dictionary<PersonId, IReadOnlyList<ChildId>>();
        foreach (var card in likely)
        {
            ChildId[] others = card.IsChild ? [new ChildId(card.Id.Value)] : [.. ties[card.Id].Where(child => child.Value != card.Id.Value)];
            if (others.Length > 0 && others.All(hidden.Hides))
            {
                absent[card.Id] = others;
            }
        }
        return absent;
    }

    private async Task Tell(StaffMember by, ChildId child, PersonSketch wanted, CancellationToken cancellationToken)
    {
        foreach (var restriction in await restricted.Behind(by.Authority, child, cancellationToken))
        {
            await restrictions.Tell(
                FileRestricting.Notice(by.Authority, restriction.Child, RestrictedNoticeKind.PossibleDuplicate, Signed(by), Asked(wanted)), cancellationToken);
        }
    }

    private static string Asked(PersonSketch wanted) => new PersonQuestion(
        string.Join(", ", wanted.Names.Select(name => $"{name.Given} {name.Family}".Trim())), wanted.BornOn ?? wanted.ExpectedOn, wanted.NhsNumber).ToString();

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));

    private async Task<TeamId?> TeamOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await files.CasesOf(authority, child, cancellationToken)).Where(head => !head.Closed).Select(head => (TeamId?)head.Team).FirstOrDefault();
}
