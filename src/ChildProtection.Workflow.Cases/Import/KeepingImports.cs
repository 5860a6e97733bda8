using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What people do with files of an earlier system: upload and rehearse them, confirm, take back, have taken up again. Each stands in the journal of administration.</summary>
public sealed class KeepingImports(ImportPlanning planning, IImportRuns runs, IClock clock)
{
    /// <summary>Whether somebody may upload: whoever does answers for the cases.</summary>
    public static bool MayUpload(StaffMember staff) => AccessTable.Allows(staff, Permission.ImportCases) && AccessTable.Allows(staff, Permission.OpenCase);

    /// <summary>Rehearses and keeps the files: they wait for a second person.</summary>
    /// <param name="files">By name.</param>
    public async Task<(ImportRunId? Run, ImportFault? Fault)> Upload(
        StaffMember by, string system, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var named = system.Trim();
        if (!MayUpload(by))
        {
            return (null, ImportFault.NotAllowed);
        }
        if (named.Length is 0 or > ImportLimits.SystemCharactersMax)
        {
            return (null, ImportFault.SystemMissing);
        }
        if (ImportSubject.All.Any(subject => subject.Required && !files.ContainsKey(subject.File)))
        {
            return (null, ImportFault.FilesMissing);
        }
        var read = ImportReader.Read(files);
        if (read.Of(ImportSubject.Cases).Count() > ImportLimits.CasesPerUploadMax)
        {
            return (null, ImportFault.TooManyCases);
        }
        if (await planning.Rehearse(by, named, read, cancellationToken) is not { } plan)
        {
            return (null, ImportFault.NothingTakesOver);
        }
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var run = new ImportRun
        {
            Id = new ImportRunId(Guid.CreateVersion7(now.ToDateTimeOffset())), Authority = by.Authority, System = named, Plan = plan.Hash, Cases = plan.ToBringIn.Count(), Uploaded = new Signature(by.Id, now),
            State = ImportRunState.Waiting,
        };
        return await runs.Add(run, files, ImportRehearsal.Of(plan), Entry(by, AdministrativeAct.ImportUploaded, run, null), cancellationToken) ? (run.Id, null) : (null, ImportFault.TooMany);
    }

    /// <summary>Null: it is carried out.</summary>
    public async Task<ImportFault?> Confirm(StaffMember by, ImportRunId id, string reason, CancellationToken cancellationToken)
    {
        if (await Find(by, id, cancellationToken) is not { } run)
        {
            return ImportFault.NotFound;
        }
        if (run.Uploaded.By == by.Id)
        {
            return ImportFault.AnotherPersonNeeded;
        }
        if (reason.Trim().Length is 0 or > ImportLimits.ReasonCharactersMax)
        {
            return ImportFault.ReasonMissing;
        }
        if (run.Cases == 0)
        {
            return ImportFault.NothingToBringIn;
        }
        var entry = Entry(by, AdministrativeAct.ImportConfirmed, run, reason.Trim());
        return await runs.Confirm(by.Authority, id, entry.Signature, reason.Trim(), entry, cancellationToken) ? null : ImportFault.Meanwhile;
    }

    /// <summary>Null: it is taken back, and its files are deleted.</summary>
    public async Task<ImportFault?> Withdraw(StaffMember by, ImportRunId id, CancellationToken cancellationToken) =>
        await Find(by, id, cancellationToken) is not { } run ? ImportFault.NotFound
        : await runs.Withdraw(by.Authority, id, clock.GetCurrentInstant(), Entry(by, AdministrativeAct.ImportWithdrawn, run, null), cancellationToken) ? null : ImportFault.Meanwhile;

    /// <summary>Null: a run that broke off is carried on.</summary>
    public async Task<ImportFault?> TakeUp(StaffMember by, ImportRunId id, CancellationToken cancellationToken) =>
        await Find(by, id, cancellationToken) is not { } run ? ImportFault.NotFound
        : await runs.TakeUp(by.Authority, id, Entry(by, AdministrativeAct.ImportTakenUp, run, null), cancellationToken) ? null : ImportFault.Meanwhile;

    private async Task<ImportRun?> Find(StaffMember by, ImportRunId id, CancellationToken cancellationToken) =>
        AccessTable.Allows(by, Permission.ImportCases) ? await runs.Find(by.Authority, id, cancellationToken) : null;

    private AdministrativeEntry Entry(StaffMember by, AdministrativeAct act, ImportRun run, string? reason)
    {
        var changes = new Dictionary<string, AdministrativeEntry.Change>(StringComparer.Ordinal)
        {
            ["system"] = new(null, run.System),
            ["plan"] = new(null, run.Plan),
            ["cases"] = new(null, run.Cases.ToString(CultureInfo.InvariantCulture)),
        };
        if (reason is not null)
        {
            changes["reason"] = new(null, reason);
        }
        return new AdministrativeEntry(
            new Signature(by.Id, StoredTime.Floor(clock.GetCurrentInstant())), act, act == AdministrativeAct.ImportUploaded ? null : run.Uploaded.By, null, null, changes);
    }
}
