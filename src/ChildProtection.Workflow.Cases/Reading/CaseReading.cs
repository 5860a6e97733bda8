using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>What people see of cases: their lists, and a case as a whole. Who may see what is asked here, for pages and API alike.</summary>
public sealed class CaseReading(
    ICaseFiles files, ICaseStore store, RecentCases recent, IJournal journal, IAgencies agencies, CaseDecider decider, CaseLoading loading, CaseDoor door,
    KeptFilesWork kept)
{
    /// <summary>The entries of the journal that a case page shows at first.</summary>
    public const int JournalLinesMax = 300;

    /// <summary>The entries of the journal that are read for what looks over a whole case; a case of ten years has fewer.</summary>
    public const int WholeJournalMax = 50_000;

    /// <summary>The cases of one list that are made again from their journals for it; the lines of others stand bare until somebody looks again.</summary>
    public const int MadeAgainMax = 25;

    /// <summary>
    /// A person's own list, and after it what is asked of those whose work they see to while these are away; null when their roles give them none. What stands on
    /// both is their own.
    /// </summary>
    public async Task<IReadOnlyList<WorkItem>?> MyWork(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeMyWork))
        {
            return null;
        }
        var hidden = await door.HiddenFrom(staff, cancellationToken);
        var asked = new List<(ListedWork Line, Covered? CoverFor)>();
        var known = new HashSet<(CaseId, string)>();
        foreach (var covered in staff.Covers.Select(covered => (Covered?)covered).Prepend(null))
        {
            var whose = covered?.Away ?? staff;
            var lines = await files.WorkOf(whose.Authority, whose.Id, whose.Roles, whose.Teams, hidden, ICaseFiles.LinesMax, cancellationToken);
            var also = covered is null ? await kept.Of(staff, cancellationToken) : [];
            asked.AddRange(lines.Concat(also).Where(line => known.Add((line.Case, line.Row.Key))).Select(line => (line, covered)));
        }
        var items = await Items(staff.Authority, [.. asked.Select(each => each.Line)], staff, cancellationToken);
        return [.. items.Zip(asked, (item, each) => item with { CoverFor = each.CoverFor })];
    }

    /// <summary>What the person's cases wait for from others; null when their roles give them no list. Nothing of a case of which they see a part alone.</summary>
    public async Task<IReadOnlyList<WorkItem>?> WaitingFor(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeMyWork))
        {
            return null;
        }
        var lines = await files.WorkOfOthers(
            staff.Authority, staff.Id, staff.Roles, await door.HiddenFrom(staff, cancellationToken), ICaseFiles.LinesMax, cancellationToken);
        var items = await Items(staff.Authority, lines, staff, cancellationToken);
        return [.. items.Where(item => item.State is { } state && CaseSight.Of(staff, state).IsWhole)];
    }

    /// <summary>The lists of everybody in the person's teams; null when their roles do not give them that.</summary>
    public async Task<IReadOnlyList<WorkItem>?> TeamWork(StaffMember staff, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(staff, Permission.SeeTeamWork))
        {
            return null;
        }
        var lines = await files.WorkOfTeams(staff.Authority, staff.Teams, await door.HiddenFrom(staff, cancellationToken), ICaseFiles.LinesMax, cancellationToken);
        return await Items(staff.Authority, lines, staff, cancellationToken);
    }

    /// <summary>What these lines are about, each case read once.</summary>
    internal Task<IReadOnlyList<WorkItem>> Told(AuthorityId authority, IReadOnlyList<ListedWork> lines, CancellationToken cancellationToken) => Items(authority, lines, null, cancellationToken);

    /// <summary>The cases of the person's teams; null when their roles give them none.</summary>
    public async Task<IReadOnlyList<ListedCase>?> Cases(StaffMember staff, string? childName, CancellationToken cancellationToken) =>
        AccessTable.Allows(staff, Permission.SeeCase)
            ? await files.Cases(staff.Authority, staff.Teams, childName, await door.HiddenFrom(staff, cancellationToken), ICaseFiles.LinesMax, cancellationToken)
            : null;

    /// <summary>The case as its page shows it.</summary>
    /// <inheritdoc cref="Case(StaffMember, CaseId, CasePart, CancellationToken)"/>
    public Task<CaseView?> Case(StaffMember staff, CaseId caseId, CancellationToken cancellationToken) => Case(staff, caseId, CasePart.File, cancellationToken);

    /// <summary>A case; null when there is none, or it is none of this person's: the two are not told apart. That they looked is in the log before they see it.</summary>
    /// <param name="part">In what form.</param>
    /// <exception cref="InvalidOperationException">It is their team's, and cannot be read; the message says why. That it were not there would be a lie.</exception>
    public async Task<CaseView?> Case(StaffMember staff, CaseId caseId, CasePart part, CancellationToken cancellationToken)
    {
        if (await Glance(staff, caseId, cancellationToken) is not { State: var state, Child: var child, Derivation: var derivation, Ground: var ground })
        {
            return null;
        }
        await door.Enter(staff, caseId, ground, part, cancellationToken);
        // Whoever looks at a case often works on it next.
        recent.Keep(state.Head);
        var earlier = Math.Max(0, state.Head.LastSequence - JournalLinesMax);
        var rows = await journal.Read(staff.Authority, caseId, earlier, JournalLinesMax, cancellationToken);
        var records = await files.Records(staff.Authority, caseId, cancellationToken);
        var sight = CaseSight.Of(staff, state);
        var asked = sight.Of(derivation, DefinitionOutline.Of(state.Definition.Definition));
        return new CaseView(
            state, child, sight, asked, sight.Of([.. rows.Select(Line)]), sight.IsWhole ? earlier : 0, sight.Of(records), await Agencies(state, cancellationToken))
        {
            Ground = ground,
        };
    }

    /// <summary>The whole journal of a case that somebody sees, as they may see it; of a case longer than <see cref="WholeJournalMax"/> the last entries.</summary>
    public async Task<IReadOnlyList<JournalLine>> WholeJournal(CaseView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.Sight.IsWhole)
        {
            return [];
        }
        var lines = new List<JournalLine>();
        var (head, after) = (view.State.Head, Math.Max(0, view.State.Head.LastSequence - WholeJournalMax));
        while (lines.Count < WholeJournalMax && await journal.Read(head.Authority, head.Case, after, IJournal.EntriesMax, cancellationToken) is { Count: > 0 } rows)
        {
            lines.AddRange(rows.Select(Line));
            after = rows[^1].Sequence;
        }
        return view.Sight.Of(lines);
    }

    /// <summary>A case without its history: what of it a line of a list needs. Null as for <see cref="Case(StaffMember, CaseId, CasePart, CancellationToken)"/>.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="Case(StaffMember, CaseId, CasePart, CancellationToken)"/>.</exception>
    public async Task<CaseGlance?> Glance(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await store.Load(staff.Authority, caseId, null, cancellationToken) is not { } loaded)
        {
            return null;
        }
        var read = await loading.Read(loaded, cancellationToken);
        if (read is not CaseRead.Ready { State: var state })
        {
            var faulted = (CaseRead.Faulted)read;
            return staff.Teams.Contains(loaded.Head.Team) && !(await door.HiddenFrom(staff, cancellationToken)).Hides(loaded.Head.Child)
                ? throw new InvalidOperationException($"{faulted.Code} {faulted.Words}")
                : null;
        }
        var derivation = new Lazy<Derivation>(() => CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar));
        return await door.GroundOf(staff, caseId, CaseRelation.Of(state, derivation), cancellationToken) is { } ground
            && await files.Child(staff.Authority, state.Head.Child, cancellationToken) is { } child
            ? new CaseGlance(state, child.Without(await door.HiddenFrom(staff, cancellationToken)), derivation.Value, ground)
            : null;
    }

    private async Task<IReadOnlyList<ChildAgency>> Agencies(CaseState state, CancellationToken cancellationToken)
    {
        var standing = state.Relations.Where(relation => relation.To is null).ToLookup(relation => relation.Agency);
        return standing.Count == 0 ? []
            : [.. (await agencies.Of(state.Head.Authority, cancellationToken)).Where(agency => standing.Contains(agency.Id))
                .Select(agency => new ChildAgency(agency, standing[agency.Id].Min(relation => relation.From)))];
    }

    private static JournalLine Line(JournalRow row) =>
        new(row.Sequence, JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span));

    /// <param name="reader">Who reads them, and is told which record each is for; null: that is not told.</param>
    private async Task<IReadOnlyList<WorkItem>> Items(AuthorityId authority, IReadOnlyList<ListedWork> lines, StaffMember? reader, CancellationToken cancellationToken)
    {
        var cases = await files.Heads(authority, [.. lines.Select(line => line.Case).Distinct()], cancellationToken);
        var read = new Dictionary<CaseId, (CaseState State, Derivation Derivation)?>();
        var madeAgain = 0;
        foreach (var head in cases)
        {
            read[head.Case] = await Read(new LoadedCase(head, []), () => madeAgain++ < MadeAgainMax, cancellationToken);
        }
        var items = lines.Select(line => read.GetValueOrDefault(line.Case) is { } found ? Item(line, found.State, found.Derivation) : Bare(line)).ToList();
        return reader is null ? items : await WithRecords(reader, items, cancellationToken);
    }

    /// <summary>Of two parents, two agencies or two visits each has a task of the same name.</summary>
    private async Task<IReadOnlyList<WorkItem>> WithRecords(StaffMember reader, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var wanted = items.Select(item => (item.Line.Case, item.RecordId)).Where(each => each.RecordId is not null).Select(each => (each.Case, each.RecordId!)).ToHashSet();
        var rows = await files.RecordsNamed(reader.Authority, wanted, cancellationToken);
        var sights = new Dictionary<CaseId, CaseSight>();
        return [.. items.Select(item => item is { RecordId: { } record, State: { } state } && rows.TryGetValue((item.Line.Case, record), out var row) ? item with { About = Seen(state, row) } : item)];

        RecordRow? Seen(CaseState state, RecordRow row)
        {
            if (!sights.TryGetValue(state.Head.Case, out var sight))
            {
                sights[state.Head.Case] = sight = CaseSight.Of(reader, state);
            }
            return sight.Of([row]) is [var seen] ? seen : null;
        }
    }

    /// <summary>Null when the case cannot be read just now: its line must stand on the list all the same, and the others with it.</summary>
    private async Task<(CaseState State, Derivation Derivation)?> Read(LoadedCase one, Func<bool> mayMakeAgain, CancellationToken cancellationToken)
    {
        try
        {
            var read = decider.Read(one);
            if (read is CaseRead.Stale && mayMakeAgain())
            {
                read = await loading.Read(one, cancellationToken);
            }
            return read is CaseRead.Ready { State: var state }
                ? (state, CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar))
                : null;
        }
#pragma warning disable CA1031 // Whatever is wrong with one case, nobody's list may go missing for it; opening the case says what is wrong.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>The stored line alone, by the names in the definition.</summary>
    private static WorkItem Bare(ListedWork line) =>
        new(line, LocalizedText.Of(line.Row.Name.Replace('_', ' ')), null, null, [], null, null, null, null);

    private static WorkItem Item(ListedWork line, CaseState state, Derivation derivation)
    {
        var outline = DefinitionOutline.Of(state.Definition.Definition);
        var task = derivation.Tasks.FirstOrDefault(task => task.Key == line.Row.Key);
        var escalation = derivation.Escalations.FirstOrDefault(each => line.Row.Key == TaskRows.EscalationKey(each, line.Row.Role));
        var deadlineKey = task?.DeadlineKey ?? escalation?.DeadlineKey ?? (line.Row.Kind == TaskRowKind.Duty ? line.Row.Key["duty ".Length..] : null);
        var deadline = derivation.Deadlines.FirstOrDefault(each => each.Key == deadlineKey);
        var work = outline.Tasks.GetValueOrDefault(line.Row.Name);
        var duty = outline.Deadlines.GetValueOrDefault(line.Row.Name);
        return new WorkItem(
            line,
            work?.Title ?? duty?.Title ?? LocalizedText.Of(line.Row.Name),
            work?.Why,
            work?.IfMissed ?? duty?.IfMissed,
            work?.Basis ?? duty?.Basis ?? [],
            deadline,
            task?.Name,
            task?.Each,
            escalation is { AcknowledgedBy: null } && line.Row.Kind is TaskRowKind.Escalation or TaskRowKind.Alarm ? escalation?.Key : null)
        {
            DeadlineKey = deadlineKey,
            RecordId = task?.Each ?? deadline?.Each,
            Meets = deadline is null ? [] : [.. outline.Meeting(deadline, derivation)],
            State = state,
        };
    }
}
