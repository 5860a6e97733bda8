using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A report as somebody may read it: a child whose file is not there for them is not there in it, names are for those alone who see cases, and a case leads on for those who may open it.</summary>
public sealed class ImportSight(CaseDoor door, ICaseFiles files, CaseLoading loading, IPeople people, ISearchLog log, IClock clock)
{
    public async Task<IReadOnlyList<ImportFinding>> Readable(StaffMember reader, IEnumerable<ImportFinding> findings, CancellationToken cancellationToken)
    {
        var hidden = await door.HiddenFrom(reader, cancellationToken);
        return [.. findings.Select(finding => finding.Alike.Any(hidden.Hides) ? ChildIdentities.LooksAlike(finding.Place, [.. finding.Alike.Where(child => !hidden.Hides(child))]) : finding)];
    }

    /// <summary>The children on file that those of the files look like, by name; empty for whoever sees no cases. Being shown them is a search, and logged as one.</summary>
    public async Task<IReadOnlyList<(ImportFinding Finding, IReadOnlyList<PersonCard> Children)>> Named(
        StaffMember reader, string system, IReadOnlyList<ImportFinding> readable, CancellationToken cancellationToken)
    {
        var alike = readable.Where(finding => !finding.Alike.IsEmpty).Take(ImportLimits.AlikeRowsShownMax).ToList();
        if (alike.Count == 0 || !AccessTable.Allows(reader, Permission.SeeCase) || !AccessTable.Allows(reader, Permission.OpenCase))
        {
            return [];
        }
        var cards = (await people.Cards(reader.Authority, [.. alike.SelectMany(finding => finding.Alike).Distinct().Select(child => new PersonId(child.Value))], cancellationToken)).ToDictionary(card => card.Id);
        var rows = string.Join(", ", alike.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Place.File}:{finding.Place.Line}")));
        await log.Enter(reader.Authority, new Signature(reader.Id, StoredTime.Floor(clock.GetCurrentInstant())), $"{system} {rows}", cards.Count, cancellationToken);
        return [.. alike.Select(finding => (finding, (IReadOnlyList<PersonCard>)[.. finding.Alike.Select(child => cards.GetValueOrDefault(new PersonId(child.Value))).OfType<PersonCard>()]))];
    }

    /// <summary>Of some references of a run, the cases that are in and that the reader may open. The reference alone: what the case says is behind its own door.</summary>
    public async Task<IReadOnlyList<(string Reference, CaseId Case)>> Open(StaffMember reader, ImportRun run, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!AccessTable.Allows(reader, Permission.SeeCase))
        {
            return [];
        }
        var ids = new ImportIds(run.Authority, run.System);
        var admission = await door.AdmissionOf(reader, cancellationToken);
        var heads = (await files.Heads(run.Authority, [.. references.Select(ids.Case)], cancellationToken)).ToDictionary(head => head.Case);
        var open = new List<(string, CaseId)>();
        foreach (var reference in references)
        {
            if (heads.TryGetValue(ids.Case(reference), out var head)
                && await loading.Read(new LoadedCase(head, []), cancellationToken) is CaseRead.Ready { State: var state } && admission.GroundOf(head.Case, CaseRelation.Of(state)) is not null)
            {
                open.Add((reference, head.Case));
            }
        }
        return open;
    }
}
