using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>
/// Looks for people and their cases. Somebody is seen through a case that the searcher may see, of their own or of a child that they belong to; whoever is not is
/// absent, from counts too.
/// </summary>
public sealed class Searching(IPersonSearch search, IPeople people, IChildMerges merges, CaseLoading loading, CaseDoor door, ISearchLog log, IClock clock)
{
    /// <summary>People in one answer.</summary>
    public const int ShownMax = 50;

    /// <summary>People who answer the question and are looked at: whether they may be seen is asked of each.</summary>
    public const int LookedAtMax = 500;

    private const int LookedAtOnce = 50;

    /// <summary>Null: the searcher's roles give them no cases, and so no search.</summary>
    public async Task<SearchAnswer?> For(StaffMember by, PersonQuestion question, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.SeeCase))
        {
            return null;
        }
        var admission = await door.AdmissionOf(by, cancellationToken);
        var found = await search.WithAll(by.Authority, question.Keys, LookedAtMax, cancellationToken);
        var ranked = found.Where(person => !admission.Hidden.Hides(person.Card.Id)).OrderByDescending(person => question.Points(person.Sketch)).ThenBy(person => person.Card.Name, StringComparer.Ordinal).ThenBy(person => person.Card.Id.Value).DistinctBy(person => person.Card.Id).ToList();
        var seen = new List<SearchedPerson>();
        var known = new Dictionary<CaseId, PeopleSight?>();
        foreach (var some in ranked.Chunk(LookedAtOnce))
        {
            seen.AddRange(await Seen(by, admission, [.. some.Select(person => person.Card)], known, cancellationToken));
            if (seen.Count > ShownMax)
            {
                break;
            }
        }
        var shown = seen.Take(ShownMax).ToList();
        await log.Enter(by.Authority, new Signature(by.Id, StoredTime.Floor(clock.GetCurrentInstant())), question.ToString(), shown.Count, cancellationToken);
        return new SearchAnswer(shown, seen.Count > ShownMax || found.Count == LookedAtMax);
    }

    private async Task<IEnumerable<SearchedPerson>> Seen(
        StaffMember by, CaseAdmission admission, IReadOnlyList<PersonCard> some, Dictionary<CaseId, PeopleSight?> known, CancellationToken cancellationToken)
    {
        var ties = await search.ChildrenOf(by.Authority, [.. some.Select(card => card.Id)], cancellationToken);
        var cases = await search.CasesOf(by.Authority, [.. ties.SelectMany(tie => tie).Distinct()], cancellationToken);
        var leading = await merges.Leading(by.Authority, [.. ties.SelectMany(tie => tie).Distinct()], cancellationToken);
        var heads = cases.ToLookup(head => leading.GetValueOrDefault(head.Child, head.Child));
        var children = (await people.Cards(by.Authority, [.. ties.SelectMany(tie => tie).Distinct().Select(PersonId.Of)], cancellationToken)).ToDictionary(card => card.Id);
        foreach (var head in heads.SelectMany(each => each).Where(head => !known.ContainsKey(head.Case)))
        {
            known[head.Case] = await loading.Read(new LoadedCase(head, []), cancellationToken) is CaseRead.Ready { State: var state } && admission.GroundOf(head.Case, CaseRelation.Of(state)) is not null
                ? PeopleSight.Of(by, state)
                : null;
        }
        return some.Select(card => new SearchedPerson(card, Through(card))).Where(person => person.Cases.Count > 0);

        IReadOnlyList<SearchedPerson.Through> Through(PersonCard card)
        {
            var own = card.IsChild ? heads[new ChildId(card.Id.Value)].Where(head => known[head.Case] is not null).ToList() : [];
            var seen = own.Count > 0 ? own : [.. ties[card.Id].Select(child => leading.GetValueOrDefault(child, child)).Distinct().SelectMany(child => heads[child]).Where(head => known[head.Case] is { SeesFamily: true })];
            return
            [
                .. seen.OrderBy(head => head.Closed).ThenByDescending(head => head.OpenedAt).DistinctBy(head => head.Case)
                    .Where(head => children.ContainsKey(PersonId.Of(head.Child)))
                    .Select(head => new SearchedPerson.Through(head.Case, children[PersonId.Of(head.Child)], head.Closed)),
            ];
        }
    }
}
