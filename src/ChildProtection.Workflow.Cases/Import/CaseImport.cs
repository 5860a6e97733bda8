using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>
/// Brings in what was rehearsed: each case with its child in one transaction, one after the other. It may be stopped and begun again at any time: what is in is known by
/// its reference and let be.
/// </summary>
public sealed class CaseImport(
    ImportPlanning planning, ICaseStore store, CaseDecider decider, IDefinitionLibrary definitions, ICalendarLibrary calendars, IPeople people, IAgencyRelations relations, RestrictedFiles restricted,
    Duplicates duplicates, IImportJournal journal, IClock clock)
{
    /// <param name="by">Who rehearsed, and answers for the cases.</param>
    /// <param name="confirmedBy">The second person. One of the two opens cases; the other may keep the system and see none.</param>
    /// <param name="rehearsed">The hash of the plan that both agreed on.</param>
    /// <param name="progress">Told after each case: how many are done, of how many; null: nobody watches.</param>
    /// <param name="cancellationToken">Looked at between two cases.</param>
    public async Task<ImportOutcome> Run(
        StaffMember by, StaffMember confirmedBy, string system, ImportFiles files, string rehearsed, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        if (by.Id == confirmedBy.Id || by.Authority != confirmedBy.Authority)
        {
            return new ImportOutcome.Refused(ImportOutcome.AnotherPersonNeeded, "Somebody else has to confirm what is brought in.");
        }
        if (!AccessTable.Allows(confirmedBy, Permission.ImportCases) || !AccessTable.Allows(by, Permission.OpenCase)
            || await planning.Rehearse(by, system, files, cancellationToken) is not { } plan)
        {
            return new ImportOutcome.Refused(ImportOutcome.NotAllowed, "Whoever brings cases in may open cases, and whoever confirms may bring them in; the definition in force must take cases over.");
        }
        if (plan.Hash != rehearsed)
        {
            return new ImportOutcome.Refused(ImportOutcome.PlanChanged, "The files, the name of the earlier system or the definition are others than were rehearsed. Rehearse again.");
        }
        await Enter(by, confirmedBy, AdministrativeAct.ImportBegun, plan, null, cancellationToken);
        var report = await BringIn(by, plan, progress, cancellationToken);
        await Enter(by, confirmedBy, AdministrativeAct.ImportEnded, plan, report, cancellationToken);
        return new ImportOutcome.Done(report);
    }

    private async Task<ImportReport> BringIn(StaffMember by, ImportPlan plan, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var (broughtIn, findings) = (ImmutableArray.CreateBuilder<string>(), plan.Findings.ToBuilder());
        var before = plan.Cases.Where(planned => planned.IsIn).Select(planned => planned.Reference).ToImmutableArray();
        var (done, all) = (0, plan.ToBringIn.Count());
        foreach (var planned in plan.ToBringIn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await Write(by, planned, cancellationToken) is { } why)
            {
                findings.AddRange(planned.Rows.Select(place => new ImportFinding(ImportCodes.NotWritten, place, null, why, "Rehearse again: what has changed meanwhile is said there.", Stops: true)));
            }
            else
            {
                broughtIn.Add(planned.Reference);
            }
            progress?.Invoke(++done, all);
        }
        restricted.Forget();
        return new ImportReport(broughtIn.ToImmutable(), before, findings.ToImmutable());
    }

    /// <summary>Null: it is in; else why it could not be written.</summary>
    private async Task<string?> Write(StaffMember by, PlannedCase planned, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= ImportLimits.AttemptsMax; attempt++)
        {
            if (await store.Load(by.Authority, planned.Case, null, cancellationToken) is not null)
            {
                return null;
            }
            if (attempt == 1 && planned.NewChild is { } child)
            {
                // Before the child is there: a run that breaks off in between tells it once more rather than never.
                await duplicates.TellOfHidden(by, new PersonSketch([new PersonSketch.Called(child.GivenName, child.FamilyName)], child.BornOn, child.ExpectedOn, child.NhsNumber), cancellationToken);
            }
            var now = StoredTime.Floor(clock.GetCurrentInstant());
            var definition = definitions.InForce(by.Authority, calendars.Default(by.Authority).DateOf(now))!;
            var changes = await FileOf(by, planned, new Signature(by.Id, now), cancellationToken);
            var input = CasePlanning.Input(by, definition, planned);
            var opening = new NewCase(by.Authority, planned.Case, planned.Child, planned.Team, await relations.Of(by.Authority, planned.Child, cancellationToken));
            switch (decider.Open(opening, definition, input, await decider.StaffAsSeen(cancellationToken), $"import {planned.Case}", now))
            {
                case Decision.Accepted accepted:
                    var written = changes.IsEmpty ? (await store.Apply([accepted.Step], cancellationToken))[0] : await store.ApplyWith(accepted.Step, changes, cancellationToken);
                    if (written is ApplyOutcome.Applied)
                    {
                        return null;
                    }
                    break;
                case Decision.Refused refused:
                    return $"{refused.Reasons[0].Code} {refused.Reasons[0].Message}";
                case Decision.Faulted faulted:
                    return $"{faulted.Code} {faulted.Words}";
                case var other:
                    throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
            }
        }
        return "Somebody else was working on the same child or person.";
    }

    /// <summary>The child and whoever belongs to it; persons whom a brother's or sister's case brought along are on file by now.</summary>
    private async Task<FileChanges> FileOf(StaffMember by, PlannedCase planned, Signature signed, CancellationToken cancellationToken)
    {
        if (planned.NewChild is not { } child)
        {
            return new FileChanges(by.Authority, signed);
        }
        var there = (await people.Cards(by.Authority, [.. child.Relatives.Select(relative => relative.NewId).OfType<Identity.PersonId>()], cancellationToken)).Select(card => card.Id).ToHashSet();
        var relatives = child.Relatives.Select(relative => relative.NewId is { } id && there.Contains(id) ? relative with { Known = id, NewId = null } : relative);
        return OpeningFile.Of(by.Authority, signed, planned.Case.Value, child with { Relatives = [.. relatives] }) with
        {
            Restrictions = planned.Restriction is { } restriction ? [restriction with { Set = signed }] : [],
        };
    }

    private Task Enter(StaffMember by, StaffMember confirmedBy, AdministrativeAct act, ImportPlan plan, ImportReport? report, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, AdministrativeEntry.Change>(StringComparer.Ordinal)
        {
            ["system"] = new(null, plan.System),
            ["plan"] = new(null, plan.Hash),
            ["cases"] = new(null, Number(report?.BroughtIn.Length ?? plan.ToBringIn.Count())),
            ["not_brought_in"] = new(null, Number((report?.Findings ?? plan.Findings).Where(finding => finding.Stops).Select(finding => finding.Place).Distinct().Count())),
        };
        return journal.Enter(by.Authority, new AdministrativeEntry(new Signature(by.Id, clock.GetCurrentInstant()), act, confirmedBy.Id, null, null, changes), cancellationToken);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
