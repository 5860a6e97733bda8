using System.Text;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.RegisterKeeping;

/// <summary>The register as it is listed and counted, through EF Core. It is written by steps alone.</summary>
public sealed class RegisterBook(IDbContextFactory<WorkflowDbContext> contexts) : IRegisterBook
{
    private const string TemporaryKind = "temporary";
    private const string InError = "entered_in_error";
    private const string LeadWorker = "lead_social_worker";
    private const string StayOver = "stay_here_becomes_permanent";
    private const string Asks = "effect.asked";

    private static readonly Dictionary<string, RegisterWaitKind> Tasks = new(StringComparer.Ordinal)
    {
        ["find_child"] = RegisterWaitKind.Missing,
        ["confirm_register_entry"] = RegisterWaitKind.ToConfirm,
        ["check_notice"] = RegisterWaitKind.ToCheck,
    };

    public async Task<IReadOnlyList<RegisterLine>> Lines(
        AuthorityId authority, RegisterPart part, LocalDate since, HiddenFiles hidden, int limit, CancellationToken cancellationToken)
    {
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = Counting(database, authority).Where(row => !unseen.Contains(row.ChildId));
        entries = part switch
        {
            RegisterPart.Current => entries.Where(row => row.ToDate == null),
            RegisterPart.Temporary => entries.Where(row => row.ToDate == null && row.Kind == TemporaryKind),
            RegisterPart.Changed => entries.Where(row => row.FromDate >= since || row.AmendedOn >= since || row.ToDate >= since),
            _ => entries.Where(row => row.ToDate != null),
        };
        var found = from row in entries
                    join child in database.Children.AsNoTracking() on new { row.AuthorityId, row.ChildId } equals new { child.AuthorityId, child.ChildId }
                    select new { Row = row, child.FamilyName, child.GivenName };
        var ordered = part switch
        {
            RegisterPart.Changed => found.OrderByDescending(each => each.Row.ToDate ?? each.Row.AmendedOn ?? each.Row.FromDate),
            RegisterPart.Ended => found.OrderByDescending(each => each.Row.ToDate),
            _ => found.OrderBy(each => each.FamilyName),
        };
        var rows = await ordered.ThenBy(each => each.FamilyName).ThenBy(each => each.GivenName).ThenBy(each => each.Row.CaseId).ThenBy(each => each.Row.EntryId)
            .Take(limit).Select(each => each.Row).ToListAsync(cancellationToken);
        return await Told(database, authority, rows, cancellationToken);
    }

    public async Task<RegisterLine?> Find(AuthorityId authority, CaseId caseId, string entry, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Counting(database, authority).Where(row => row.CaseId == caseId && row.EntryId == entry).ToListAsync(cancellationToken);
        return (await Told(database, authority, rows, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<StoodEntry>> StoodOn(AuthorityId authority, LocalDate day, HiddenFiles hidden, CancellationToken cancellationToken)
    {
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Counting(database, authority)
            .Where(row => !unseen.Contains(row.ChildId) && row.FromDate <= day && (row.ToDate == null || row.ToDate > day)).ToListAsync(cancellationToken);
        var leading = await SameChildren.Leading(database, authority, [.. rows.Select(row => row.ChildId).Distinct()], cancellationToken);
        return
        [
            .. rows.Select(row => new StoodEntry(
                row.CaseId, row.EntryId, leading.GetValueOrDefault(row.ChildId, row.ChildId), row.Kind == TemporaryKind, row.AmendedOn, Categories(row))),
        ];
    }

    public async Task<ILookup<CaseId, JournalRow>> Asked(AuthorityId authority, IReadOnlyCollection<CaseId> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 0)
        {
            return Array.Empty<(CaseId Case, JournalRow Row)>().ToLookup(each => each.Case, each => each.Row);
        }
        var wanted = cases.ToArray();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Journal.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(wanted).Contains(row.CaseId) && row.Kind == Asks).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return rows.ToLookup(
            row => row.CaseId, row => new JournalRow(row.Sequence, row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, Encoding.UTF8.GetBytes(row.Payload), row.Hash));
    }

    public async Task<IReadOnlyList<RegisterWait>> Waiting(AuthorityId authority, HiddenFiles hidden, CancellationToken cancellationToken)
    {
        var unseen = hidden.Children;
        var names = Tasks.Keys.ToArray();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await (
            from task in database.Tasks.AsNoTracking()
            where task.AuthorityId == authority && task.Kind == TaskRowKind.Task && names.Contains(task.Name)
            join one in database.Cases.AsNoTracking() on new { task.AuthorityId, task.CaseId } equals new { one.AuthorityId, one.CaseId }
            where !unseen.Contains(one.ChildId)
            select new { task.CaseId, one.ChildId, task.Name, task.DueAt }).ToListAsync(cancellationToken);
        var over = await (
            from entry in Counting(database, authority)
            where entry.ToDate == null && entry.Kind == TemporaryKind && !unseen.Contains(entry.ChildId)
            join breach in database.Breaches.AsNoTracking() on new { entry.AuthorityId, entry.CaseId } equals new { breach.AuthorityId, breach.CaseId }
            where breach.Name == StayOver
            select new { entry.CaseId, entry.ChildId, Name = StayOver, DueAt = (Instant?)breach.DueAt }).ToListAsync(cancellationToken);
        var found = asked.Concat(over).ToList();
        var (children, cases) = (found.Select(each => each.ChildId).Distinct().ToArray(), found.Select(each => each.CaseId).Distinct().ToArray());
        var people = await Children(database, authority, children, cancellationToken);
        var entries = (await Counting(database, authority).Where(row => EF.Parameter(cases).Contains(row.CaseId)).ToListAsync(cancellationToken))
            .OrderBy(row => row.ToDate is null).ThenBy(row => row.FromDate).GroupBy(row => row.CaseId).ToDictionary(rows => rows.Key, rows => rows.Last().EntryId);
        return
        [
            .. found.Select(each => new RegisterWait(
                    Tasks.GetValueOrDefault(each.Name, RegisterWaitKind.PastItsTime), each.CaseId, entries.GetValueOrDefault(each.CaseId), each.ChildId, NameOf(people[each.ChildId]), each.DueAt))
                // Several changes of one entry wait as one: the first is what is late.
                .OrderBy(wait => wait.Kind).ThenBy(wait => wait.Due ?? Instant.MaxValue).ThenBy(wait => wait.ChildName, StringComparer.Ordinal).DistinctBy(wait => (wait.Kind, wait.Case)),
        ];
    }

    private static IQueryable<StoredRegisterEntry> Counting(WorkflowDbContext database, AuthorityId authority) =>
        database.RegisterEntries.AsNoTracking().Where(row => row.AuthorityId == authority && row.EndReason != InError);

    private static async Task<IReadOnlyList<RegisterLine>> Told(WorkflowDbContext database, AuthorityId authority, List<StoredRegisterEntry> rows, CancellationToken cancellationToken)
    {
        var (children, cases) = (rows.Select(row => row.ChildId).Distinct().ToArray(), rows.Select(row => row.CaseId).Distinct().ToArray());
        var people = await Children(database, authority, children, cancellationToken);
        var leads = (await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.Role == LeadWorker && row.ToAt == null && EF.Parameter(cases).Contains(row.CaseId)).ToListAsync(cancellationToken))
            .GroupBy(row => row.CaseId).ToDictionary(held => held.Key, held => held.First().UserId);
        var over = (await database.Breaches.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.Name == StayOver && EF.Parameter(cases).Contains(row.CaseId)).Select(row => row.CaseId).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. rows.Select(row => (Row: row, Child: people[row.ChildId])).Select(each => new RegisterLine(
                new RegisterEntry(each.Row.CaseId, each.Row.Kind == TemporaryKind, each.Row.FromDate, each.Row.ToDate, each.Row.EndReason, Categories(each.Row)),
                each.Row.EntryId, each.Child.ChildId, NameOf(each.Child), each.Child.BornOn, each.Child.ExpectedOn, each.Row.AmendedOn,
                leads.TryGetValue(each.Row.CaseId, out var lead) ? lead : null,
                each.Row is { Kind: TemporaryKind, ToDate: null } && over.Contains(each.Row.CaseId))),
        ];
    }

    /// <summary>Each record's child, as the record has them that counts.</summary>
    private static async Task<Dictionary<ChildId, StoredChild>> Children(WorkflowDbContext database, AuthorityId authority, ChildId[] records, CancellationToken cancellationToken)
    {
        var leading = await SameChildren.Leading(database, authority, records, cancellationToken);
        var wanted = records.Select(record => leading.GetValueOrDefault(record, record)).Distinct().ToArray();
        var rows = await database.Children.AsNoTracking().Where(row => row.AuthorityId == authority && EF.Parameter(wanted).Contains(row.ChildId)).ToDictionaryAsync(row => row.ChildId, cancellationToken);
        return records.ToDictionary(record => record, record => rows[leading.GetValueOrDefault(record, record)]);
    }

    private static string NameOf(StoredChild child) => CalledName.Of(child.KnownAs, child.GivenName, child.FamilyName);

    private static IReadOnlyList<string> Categories(StoredRegisterEntry row) => JsonSerializer.Deserialize<List<string>>(row.Categories) ?? [];
}
