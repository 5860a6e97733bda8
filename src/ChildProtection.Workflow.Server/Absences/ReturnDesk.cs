using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>
/// What happened on somebody's cases while they were away, as far as they may see each case today. Each case is a look at its file, and stands in the log as one.
/// </summary>
public sealed class ReturnDesk(
    IAssignments assignments, CaseReading reading, SignedInStaff signedIn, IStaffDirectory directory, IPreferences preferences, ICalendarLibrary calendars, IClock clock, Words words)
{
    /// <summary>Cases in one digest: more than anybody should hold.</summary>
    public const int CasesMax = 60;

    /// <summary>Lines of one case; what is beyond them is read on the case page.</summary>
    public const int LinesMax = 15;

    /// <summary>Days after the return on which the list points to the digest that was not read.</summary>
    public const int OfferedDays = 28;

    /// <summary>The name under which the last digest that was read is kept.</summary>
    private const string ReadKept = "digest read";

    public async Task<bool> IsRead(AbsenceId absence, CancellationToken cancellationToken) =>
        await preferences.Find(await signedIn.Get(cancellationToken), ReadKept, cancellationToken) == absence.ToString();

    public async Task KeepRead(AbsenceId absence, CancellationToken cancellationToken) =>
        await preferences.Keep(await signedIn.Get(cancellationToken), ReadKept, absence.ToString(), cancellationToken);

    /// <param name="absence">The reader's own.</param>
    public async Task<ReturnDigest> Of(Absence absence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(absence);
        var reader = await signedIn.Get(cancellationToken);
        var calendar = calendars.Default(reader.Authority);
        var (from, until) = (calendar.StartOf(absence.From), calendar.StartOf(absence.To.PlusDays(1)));
        var held = await assignments.HeldBetween(reader.Authority, absence.User, from, until, cancellationToken);
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var (cases, quiet, passedOn) = (new List<(Instant Newest, ReturnedCase Case)>(), 0, 0);
        foreach (var caseId in held.Take(CasesMax))
        {
            if (await reading.Case(reader, caseId, cancellationToken) is not { } view)
            {
                passedOn++;
                continue;
            }
            var by = view.Journal.Where(line => line.Entry.RecordedAt >= from && line.Entry.RecordedAt < until && line.Entry.Actor != reader.Id.ToString()).ToList();
            var definition = view.State.Definition.Definition;
            var values = new ValueText(definition, view.State.Calendar, names, words, view.Records, view.Child.People);
            var lines = new Timeline(definition, view.State.Calendar, names, values, words).Of(by, everything: false);
            if (lines.Count == 0)
            {
                quiet++;
                continue;
            }
            cases.Add((by[^1].Entry.RecordedAt, new ReturnedCase(view.Child.Name, CasePaths.Case(caseId), [.. lines.Take(LinesMax)], Math.Max(0, lines.Count - LinesMax))));
        }
        var asked = await reading.MyWork(reader, cancellationToken) ?? [];
        var now = clock.GetCurrentInstant();
        return new ReturnDigest(
            [.. cases.OrderByDescending(each => each.Newest).Select(each => each.Case)], quiet, passedOn, Math.Max(0, held.Count - CasesMax),
            asked.Count, asked.Count(item => item.Line.Row.DueAt < now));
    }
}
