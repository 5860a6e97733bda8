using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Rules;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>
/// Looks for a child on the register: by every name that the caller knows, as it is written and as it sounds, by slipped dates of birth, and through brothers,
/// sisters and others of the household. In doubt it is a possible match: a child is rather looked for twice than missed once.
/// </summary>
[Basis(
    "O40", "K9",
    En = "An enquiry searches the register, or England’s list of children with plans, by every name, by sound, by slipped dates of birth, and through brothers, sisters and the household. Whatever is in doubt goes to the duty worker.",
    Cy = "Mae ymholiad yn chwilio’r gofrestr, neu restr Lloegr o blant â chynlluniau, yn ôl pob enw, yn ôl sain, yn ôl dyddiadau geni sydd wedi llithro, a thrwy frodyr, chwiorydd a’r aelwyd. Mae popeth amheus yn mynd at y gweithiwr ar ddyletswydd.")]
public sealed class RegisterLookup(IPersonSearch search, IChildMerges merges, IRegister register)
{
    /// <summary>Children among whom the duty worker chooses.</summary>
    public const int MatchesMax = 12;

    /// <summary>Both names the same: a person of the household whom the caller named is taken for one on file from here on.</summary>
    private const int SamePersonFrom = 60;

    public async Task<RegisterFinding> Find(AuthorityId authority, AskedChild child, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(child);
        var alike = await Alike(authority, child.Sketch, Likeness.LikelyFrom, cancellationToken);
        var likely = alike.Where(found => found.Person.Card.IsChild).Select(found => (Child: new ChildId(found.Person.Card.Id.Value), found.Likeness)).DistinctBy(found => found.Child).ToList();
        var family = await ChildrenAround(authority, [.. likely.Select(found => PersonId.Of(found.Child))], cancellationToken);
        var household = await ChildrenAround(authority, await Named(authority, child.Household, cancellationToken), cancellationToken);
        var standings = (await register.StandingOf(
            authority, [.. likely.Select(found => found.Child).Concat(family).Concat(household).Distinct()], cancellationToken)).ToDictionary(standing => standing.Child);
        var matches = likely.Select(found => Match(found.Child, EnquiryTie.Likeness, found.Likeness.Reasons))
            .Concat(family.Select(one => Match(one, EnquiryTie.Family, [])).Where(IsNow))
            .Concat(household.Select(one => Match(one, EnquiryTie.Household, [])).Where(match => match.Answer != RegisterAnswer.NotFound))
            .DistinctBy(match => match.Child).ToList();
        var certain = likely.Where(found => IsSame(found.Likeness)).Select(found => found.Child).ToList();
        return certain is [var only] && (standings.ContainsKey(only) || !matches.Exists(match => match.Answer != RegisterAnswer.NotFound))
            ? new RegisterFinding(standings.TryGetValue(only, out var standing) ? standing.Answer : RegisterAnswer.NotFound, only, Kept(matches))
            : matches.Exists(match => match.Answer != RegisterAnswer.NotFound)
                ? new RegisterFinding(RegisterAnswer.PossibleMatch, null, Kept(matches))
                : new RegisterFinding(RegisterAnswer.NotFound, null, []);

        EnquiryMatch Match(ChildId one, EnquiryTie tie, IReadOnlyList<LikenessReason> reasons) =>
            new(one, tie, reasons, standings.TryGetValue(one, out var known) ? known.Answer : RegisterAnswer.NotFound);
    }

    /// <summary>How a child stands whom the duty worker named.</summary>
    public async Task<RegisterAnswer> StandingOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken) =>
        await register.StandingOf(authority, [child], cancellationToken) is [var standing] ? standing.Answer : RegisterAnswer.NotFound;

    /// <summary>The open case that is told of an enquiry about the child: of two the one on the register, else the last. Null: none is open.</summary>
    public async Task<CaseId?> OpenCaseOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        var cases = await search.CasesOf(authority, await merges.RecordsOf(authority, child, cancellationToken), cancellationToken);
        var registered = (await register.StandingOf(authority, [child], cancellationToken)).Select(standing => standing.Case).ToHashSet();
        return cases.Where(head => !head.Closed).OrderByDescending(head => registered.Contains(head.Case)).ThenByDescending(head => head.OpenedAt)
            .Select(head => (CaseId?)head.Case).FirstOrDefault();
    }

    /// <summary>Those who stand on the register first, then the likeliest.</summary>
    private static IReadOnlyList<EnquiryMatch> Kept(IEnumerable<EnquiryMatch> matches) => [.. matches.OrderBy(match => match.Answer).ThenBy(match => match.Tie).Take(MatchesMax)];

    private static bool IsNow(EnquiryMatch match) => match.Answer is RegisterAnswer.Registered or RegisterAnswer.Temporary;

    private static bool IsSame(Likeness likeness) =>
        likeness.Reasons.Contains(LikenessReason.SameName) && (likeness.Reasons.Contains(LikenessReason.SameBirthDate) || likeness.Reasons.Contains(LikenessReason.ExpectedThen));

    private async Task<IReadOnlyList<PersonId>> Named(AuthorityId authority, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<PersonId>();
        foreach (var name in names)
        {
            var sketch = new PersonSketch([AskedChild.Whole(name)], null, null, null);
            found.AddRange((await Alike(authority, sketch, SamePersonFrom, cancellationToken)).Select(one => one.Person.Card.Id));
        }
        return found;
    }

    private async Task<IReadOnlyList<(FoundPerson Person, Likeness Likeness)>> Alike(AuthorityId authority, PersonSketch wanted, int from, CancellationToken cancellationToken) =>
    [
        .. (await search.WithAny(authority, SearchKeys.ForDuplicates(wanted), Duplicates.ComparedMax, cancellationToken))
            .Select(person => (Person: person, Likeness: Likeness.Of(wanted, person.Sketch)))
            .Where(found => found.Likeness.Points >= from)
            .OrderByDescending(found => found.Likeness.Points).ThenBy(found => found.Person.Card.Id.Value),
    ];

    private async Task<IReadOnlyList<ChildId>> ChildrenAround(AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken) =>
        persons.Count == 0 ? [] : await Counting(authority, [.. (await search.ChildrenOf(authority, [.. persons.Distinct()], cancellationToken)).SelectMany(tie => tie).Distinct()], cancellationToken);

    /// <summary>A child with several records stands there once, as the one that counts.</summary>
    private async Task<IReadOnlyList<ChildId>> Counting(AuthorityId authority, IReadOnlyList<ChildId> records, CancellationToken cancellationToken)
    {
        var leading = await merges.Leading(authority, records, cancellationToken);
        return [.. records.Select(record => leading.GetValueOrDefault(record, record)).Distinct()];
    }
}
