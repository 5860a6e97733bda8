using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Finds whoever may be on file already, before anybody is put on file: two files of one child are two halves of what is known.</summary>
[Basis(
    "O40",
    En = "Before a child or another person is put on file, those who may be the same are shown, with the reason why: names that sound or are written alike, exchanged names, slipped dates of birth, the NHS number.",
    Cy = "Cyn rhoi plentyn neu berson arall ar ffeil, dangosir y rhai a allai fod yr un un, gyda’r rheswm: enwau sy’n swnio neu’n cael eu hysgrifennu’n debyg, enwau wedi’u cyfnewid, dyddiadau geni wedi llithro, y rhif GIG.")]
public sealed class Duplicates(IPersonSearch search, ICaseFiles files)
{
    /// <summary>People who share a key and are compared.</summary>
    public const int ComparedMax = 300;

    /// <summary>People that are shown.</summary>
    public const int ShownMax = 10;

    /// <summary>
    /// The likeliest first. Shown to whoever may put somebody on file, whichever team works the case: name, date of birth and team, and never where they are.
    /// </summary>
    public async Task<IReadOnlyList<PossibleDuplicate>> Of(StaffMember by, PersonSketch wanted, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.OpenCase) && !AccessTable.Allows(by, Permission.DoWork))
        {
            return [];
        }
        var found = await search.WithAny(by.Authority, SearchKeys.ForDuplicates(wanted), ComparedMax, cancellationToken);
        var likely = found.Select(person => (person.Card, Likeness: Likeness.Of(wanted, person.Sketch)))
            .Where(each => each.Likeness.Points >= Likeness.LikelyFrom)
            .OrderByDescending(each => each.Likeness.Points).ThenBy(each => each.Card.Name, StringComparer.Ordinal).Take(ShownMax).ToList();
        var shown = new List<PossibleDuplicate>(likely.Count);
        foreach (var (card, likeness) in likely)
        {
            shown.Add(new PossibleDuplicate(card, likeness, card.IsChild ? await TeamOf(by.Authority, new ChildId(card.Id.Value), cancellationToken) : null));
        }
        return shown;
    }

    private async Task<TeamId?> TeamOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        (await files.CasesOf(authority, child, cancellationToken)).Where(head => !head.Closed).Select(head => (TeamId?)head.Team).FirstOrDefault();
}
