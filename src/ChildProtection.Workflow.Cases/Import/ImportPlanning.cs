using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Rehearses: reads everything, decides everything, writes nothing.</summary>
public sealed class ImportPlanning(
    ICaseStore store, IPersonSearch search, IStaffDirectory staff, ITeams teams, CaseDecider decider, IDefinitionLibrary definitions, ICalendarLibrary calendars, ChildIdentities identities,
    NodaTime.IClock clock)
{
    /// <param name="by">Who rehearses, and later answers for the cases.</param>
    /// <param name="system">The earlier system's name: with its reference it makes a case known again.</param>
    /// <returns>Null: they may not, or no definition in force takes cases over.</returns>
    public async Task<ImportPlan?> Rehearse(StaffMember by, string system, ImportFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var today = calendars.Default(by.Authority).DateOf(now);
        if (!AccessTable.Allows(by, Permission.ImportCases) || definitions.InForce(by.Authority, today) is not { Definition.TakesOver: not null } definition)
        {
            return null;
        }
        var setting = new ImportSetting(
            by, system.Trim(), definition, calendars.Find(by.Authority, definition.Definition.Calendar), today, now,
            await staff.Everybody(by.Authority, cancellationToken), await teams.Of(by.Authority, cancellationToken), new ImportIds(by.Authority, system.Trim()),
            await decider.StaffAsSeen(cancellationToken));
        var findings = new List<ImportFinding>(files.Findings);
        var cases = findings.Any(finding => finding is { Stops: true, Place.Line: 0 }) ? [] : await Cases(setting, files, findings, cancellationToken);
        NotBroughtIn(files, cases, findings);
        return new ImportPlan(HashOf(files, setting), setting.System, files.Rows.Length, cases, Cut(findings));
    }

    private async Task<ImmutableArray<PlannedCase>> Cases(ImportSetting setting, ImportFiles files, List<ImportFinding> findings, CancellationToken cancellationToken)
    {
        var sorted = RowSorting.Sort(files, findings.Add);
        var stopped = findings.Where(finding => finding.Stops).Select(finding => finding.Place).ToHashSet();
        var known = await InBefore(setting, sorted, cancellationToken);
        var alike = FileTwins.Of(sorted);
        var own = sorted.Select(rows => setting.Ids.Child(rows.Child["child_reference"])).ToHashSet();
        var planned = ImmutableArray.CreateBuilder<PlannedCase>();
        foreach (var rows in sorted)
        {
            var told = new List<ImportFinding>();
            var one = known.Contains(setting.Ids.Case(rows.Reference))
                ? new CasePlanning(setting, rows, told.Add).InBefore()
                : await Plan(setting, rows, alike, own, told, cancellationToken);
            findings.AddRange(told);
            if (one is not null && !told.Any(finding => finding.Stops) && !rows.All.Any(row => stopped.Contains(row.Place)))
            {
                planned.Add(one);
            }
        }
        return planned.ToImmutable();
    }

    private async Task<PlannedCase?> Plan(
        ImportSetting setting, CaseRows rows, FileTwins alike, IReadOnlySet<ChildId> own, List<ImportFinding> told, CancellationToken cancellationToken)
    {
        var planning = new CasePlanning(setting, rows, told.Add);
        if (planning.Read() is not { } read)
        {
            return null;
        }
        alike.Tell(rows, told.Add);
        var identity = await identities.Of(setting, search, rows, own, told.Add, cancellationToken);
        return told.Any(finding => finding.Stops) ? null : planning.Decide(identity is { } child ? read with { Child = child, NewChild = null } : read, decider);
    }

    private async Task<HashSet<CaseId>> InBefore(ImportSetting setting, ImmutableArray<CaseRows> sorted, CancellationToken cancellationToken)
    {
        var known = new HashSet<CaseId>();
        foreach (var some in sorted.Select(rows => setting.Ids.Case(rows.Reference)).Chunk(ICaseStore.ApplyStepsMax))
        {
            var loaded = await store.Load([.. some.Select(each => new CaseToLoad(setting.By.Authority, each, null))], cancellationToken);
            known.UnionWith(loaded.OfType<LoadedCase>().Select(each => each.Head.Case));
        }
        return known;
    }

    /// <summary>Every row that is in no case and of which nothing was said: its case, or a file, is wrong elsewhere.</summary>
    private static void NotBroughtIn(ImportFiles files, ImmutableArray<PlannedCase> cases, List<ImportFinding> findings)
    {
        var spoken = cases.SelectMany(planned => planned.Rows).Concat(findings.Where(finding => finding.Stops).Select(finding => finding.Place)).ToHashSet();
        findings.AddRange(files.Rows.Where(row => !spoken.Contains(row.Place)).Select(row => new ImportFinding(
            ImportCodes.WithTheCase, row.Place, null, "The row is in order, and another row of the same case, or a file, is not.", "Put that one right: this row then comes with it.", Stops: true)));
    }

    private static ImmutableArray<ImportFinding> Cut(List<ImportFinding> findings) =>
        [.. findings.OrderBy(finding => finding.Place.File, StringComparer.Ordinal).ThenBy(finding => finding.Place.Line).ThenBy(finding => finding.Column, StringComparer.Ordinal).Take(ImportLimits.FindingsMax)];

    private static string HashOf(ImportFiles files, ImportSetting setting) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{files.Hash} {setting.Definition.Definition.Hash} {setting.System}")));
}
