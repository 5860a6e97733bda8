using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Importing;

/// <summary>Puts runs and what their rehearsals say into the reader's words.</summary>
public sealed class ImportDesk(IStaffDirectory staff, ICalendarLibrary calendars, IDefinitionLibrary definitions, IClock clock, Words words)
{
    public async Task<IReadOnlyList<ImportLine>> Lines(AuthorityId authority, IEnumerable<ImportRun> runs, CancellationToken cancellationToken)
    {
        var names = await staff.Names(authority, cancellationToken);
        var due = new DueWords(calendars.Default(authority), clock.GetCurrentInstant(), words);
        string Name(UserId user) => names.GetValueOrDefault(user, words["actor.unknown"]);
        return
        [
            .. runs.Select(run => new ImportLine(
                run.Id, run.System, Name(run.Uploaded.By), due.Moment(run.Uploaded.At), State(run), run.State, run.Cases,
                run.Confirmed is { } confirmed ? words.With("import.confirmed_by", Name(confirmed.By), due.Moment(confirmed.At)) : null,
                run.State is ImportRunState.Waiting or ImportRunState.Failed ? due.Moment(run.Uploaded.At + ImportLimits.FilesKeptFor) : null)),
        ];
    }

    /// <summary>Where the cases come in, and how many in each place.</summary>
    public IReadOnlyList<(string Phase, int Cases)> Phases(ImportRehearsal rehearsal) =>
        [.. Coming(rehearsal).GroupBy(one => one.Phase, StringComparer.Ordinal).Select(group => (words[$"import.phase_{group.Key}"], group.Count()))];

    /// <summary>What is overdue as soon as they are in, and in how many cases.</summary>
    public IReadOnlyList<(string Deadline, int Cases)> Overdue(AuthorityId authority, ImportRehearsal rehearsal)
    {
        var outline = definitions.InForce(authority, calendars.Default(authority).DateOf(clock.GetCurrentInstant())) is { } inForce ? DefinitionOutline.Of(inForce.Definition) : null;
        return
        [
            .. Coming(rehearsal).SelectMany(one => one.Overdue.Distinct(StringComparer.Ordinal)).GroupBy(name => name, StringComparer.Ordinal).OrderByDescending(group => group.Count())
                .Select(group => (outline?.Deadlines.GetValueOrDefault(group.Key)?.Title.In(words.Language) ?? group.Key.Replace('_', ' '), group.Count())),
        ];
    }

    /// <summary>How much each worker gets.</summary>
    public async Task<IReadOnlyList<(string Worker, int Cases, int Overdue)>> Workers(AuthorityId authority, ImportRehearsal rehearsal, CancellationToken cancellationToken)
    {
        var names = await staff.Names(authority, cancellationToken);
        return
        [
            .. Coming(rehearsal).GroupBy(one => one.LeadWorker, StringComparer.Ordinal).OrderByDescending(group => group.Count())
                .Select(group => (UserId.TryParse(group.Key, null, out var user) ? names.GetValueOrDefault(user, words["actor.unknown"]) : words["import.no_worker"], group.Count(), group.Sum(one => one.Overdue.Length))),
        ];
    }

    private static IEnumerable<RehearsedCase> Coming(ImportRehearsal rehearsal) => rehearsal.Cases.Where(one => !one.IsIn);

    private string State(ImportRun run) => run switch
    {
        { State: ImportRunState.Confirmed } => words.With("import.state_confirmed", run.Done, run.Cases),
        { State: ImportRunState.Ended, Refusal: { } code } => $"{words[$"import.refused_{code.ToLowerInvariant()}"]} {words.With("import.in_so_far", run.BroughtIn)}",
        { State: ImportRunState.Ended } => words.With("import.state_ended", run.BroughtIn, run.NotBroughtIn),
        _ => words[$"import.state_{run.State.ToString().ToLowerInvariant()}"],
    };
}
