using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.People;

/// <summary>What the page that opens a case asks of the file: who may be known, and who belongs to the family.</summary>
public sealed class OpeningDesk(IPeople people, Duplicates duplicates, IPersonSearch search, CaseDoor door, ITeams teams, Words words)
{
    /// <summary>Children of one family name through whom families are offered.</summary>
    public const int FamiliesMax = 40;

    /// <summary>How somebody of the referral's list of the family stands to the child, as far as the list says.</summary>
    private static readonly Dictionary<string, string> KindOfRelationship = new(StringComparer.Ordinal) { ["parent"] = "parent", ["child"] = "sibling" };

    /// <summary>Null: there is no such child, or the file is not there for the reader.</summary>
    public async Task<PersonCard?> Find(StaffMember reader, ChildId child, CancellationToken cancellationToken) =>
        (await door.HiddenFrom(reader, cancellationToken)).Hides(child) ? null
        : (await people.Cards(reader.Authority, [PersonId.Of(child)], cancellationToken)).SingleOrDefault(card => card.IsChild);

    public async Task<IReadOnlyList<DuplicateLine>> MayBe(StaffMember reader, PersonSketch wanted, CancellationToken cancellationToken)
    {
        var found = await duplicates.Of(reader, wanted, cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }
        var names = (await teams.Of(reader.Authority, cancellationToken)).ToDictionary(team => team.Id, team => team.Name);
        return [.. found.Select(each => new DuplicateLine(
            each.Card.Id,
            each.Card.Name,
            PersonWords.Born(each.Card, words),
            string.Join("; ", each.Likeness.Reasons.Select(reason => words[$"likeness.{reason.ToString().ToLowerInvariant()}"])),
            each.Team is { } team ? words.With("open.alike_team", names.GetValueOrDefault(team, team.ToString())) : null,
            each.Card.IsChild ? CasePaths.Open(new ChildId(each.Card.Id.Value)) : null))];
    }

    /// <summary>Families on file whose children have a family name that sounds so.</summary>
    public async Task<IReadOnlyList<KnownFamily>> Families(StaffMember reader, string familyName, CancellationToken cancellationToken) => await search.Families(
        reader.Authority, [.. NameWords.Of(familyName).SelectMany(SearchKeys.OfWord)], await door.HiddenFrom(reader, cancellationToken), FamiliesMax, cancellationToken);

    /// <summary>Those named in the referral's list of the family. Whoever is on file already through a brother or sister is the same person.</summary>
    public async Task<IReadOnlyList<NewRelative>> Relatives(
        StaffMember reader, FamilyId? family, string givenName, string familyName, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows, CancellationToken cancellationToken)
    {
        var child = BareName.Of($"{givenName} {familyName}");
        var eldest = family is null ? null : (await Families(reader, familyName, cancellationToken)).FirstOrDefault(known => known.Id == family);
        var file = eldest is null ? null : (await people.Around(reader.Authority, eldest.Eldest, cancellationToken))?.Without(await door.HiddenFrom(reader, cancellationToken));
        // The list may name the child of the case as well, who is nobody's brother or sister here.
        return [.. rows.Select(row => Relative(row, file)).OfType<NewRelative>().Where(relative => BareName.Of($"{relative.GivenName} {relative.FamilyName}") != child)];
    }

    private static NewRelative? Relative(IReadOnlyDictionary<string, Value> row, PeopleFile? file)
    {
        if (!row.TryGetValue("name", out var name) || name.Kind != ValueKind.Text || !row.TryGetValue("kind", out var kind) || kind.Kind != ValueKind.Code
            || !KindOfRelationship.TryGetValue(kind.Code, out var relationship))
        {
            return null;
        }
        var words = name.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (given, last) = words.Length > 1 ? (string.Join(' ', words[..^1]), words[^1]) : (name.Text.Trim(), string.Empty);
        var known = file?.Persons.FirstOrDefault(person => BareName.Of(person.Name) == BareName.Of(name.Text));
        var before = known is null ? null : file!.Facts.FirstOrDefault(fact => fact.Kind == FactKinds.Relationship && fact.IsOpen && fact.About == SubjectId.Of(known.Id));
        return new NewRelative(known?.Id, given, last, before?.Value is FactValue.Said said && said["kind"] is { } kept && kept != "sibling" ? kept : relationship);
    }
}
