using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>
/// The register itself, for those whose work it is. Whoever lists it is in the log of searches, whoever opens an entry in the log of the child's file. A restricted file is
/// on nobody's list and in nobody's count but of those who are named for it.
/// </summary>
[Basis(
    "O38", "O39", "O35", "K9",
    En = "The custodian reads the register, or England’s list of children with plans, as a whole: who stands on it, what was changed and what it was before, who is counted on a day, and what waits to be confirmed.",
    Cy = "Mae’r ceidwad yn darllen y gofrestr, neu restr Lloegr o blant â chynlluniau, yn gyfan: pwy sydd arni, beth a newidiwyd a beth ydoedd o’r blaen, pwy a gyfrifir ar ddiwrnod, a beth sy’n aros i’w gadarnhau.")]
public sealed class ReadingRegister(
    IRegisterBook book, CaseDoor door, ICaseStore store, CaseLoading loading, ICaseFiles files, ISearchLog log, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>What was changed so many days ago or less was changed lately.</summary>
    public const int LatelyDays = 30;

    private const string Changes = "register_change";

    /// <param name="day">As of the end of which day is counted.</param>
    /// <returns>Null: one's roles do not give it.</returns>
    public async Task<RegisterList?> List(StaffMember by, RegisterPart part, LocalDate day, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.SeeRegister))
        {
            return null;
        }
        var hidden = await door.HiddenFrom(by, cancellationToken);
        var (now, calendar) = (clock.GetCurrentInstant(), calendars.Default(by.Authority));
        var lines = await book.Lines(by.Authority, part, calendar.DateOf(now).PlusDays(-LatelyDays), hidden, IRegisterBook.LinesMax + 1, cancellationToken);
        var shown = lines.Take(IRegisterBook.LinesMax).ToList();
        await log.Enter(by.Authority, new Signature(by.Id, StoredTime.Floor(now)), $"register {part.ToString().ToLowerInvariant()} {LocalDatePattern.Iso.Format(day)}", shown.Count, cancellationToken);
        var stood = await book.StoodOn(by.Authority, day, hidden, cancellationToken);
        // What was changed since is counted as it was.
        var since = stood.Where(entry => entry.AmendedOn > day).ToList();
        var asked = await book.Asked(by.Authority, [.. since.Select(entry => entry.Case).Distinct()], cancellationToken);
        return new RegisterList(
            shown, lines.Count > shown.Count,
            Counted(day, [.. stood.Select(entry => entry.AmendedOn > day ? entry with { Categories = EntryHistory.CategoriesOn(day, EntryHistory.Of(entry.Id, asked[entry.Case], calendar)) } : entry)]),
            await book.Waiting(by.Authority, hidden, cancellationToken));
    }

    /// <summary>Null: there is none, it is not there for this reader, or one's roles do not give it: these are not told apart.</summary>
    public async Task<EntryView?> Find(StaffMember by, CaseId caseId, string entry, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.SeeRegister)
            || await book.Find(by.Authority, caseId, entry, cancellationToken) is not { } line
            || (await door.HiddenFrom(by, cancellationToken)).Hides(line.Child)
            || await store.Load(by.Authority, caseId, null, cancellationToken) is not { } loaded
            || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state })
        {
            return null;
        }
        var ground = await door.GroundOf(by, caseId, CaseRelation.Of(state), cancellationToken);
        await door.Enter(by, caseId, ground ?? CaseGround.Register, CasePart.Register, cancellationToken);
        var asked = await book.Asked(by.Authority, [caseId], cancellationToken);
        return new EntryView(
            line, [.. EntryHistory.Of(entry, asked[caseId], state.Calendar).Reverse()],
            [.. (await files.Records(by.Authority, caseId, cancellationToken)).Where(record => record.List == Changes).Reverse()],
            state, ground is not null);
    }

    private static RegisterCount Counted(LocalDate day, IReadOnlyList<StoodEntry> stood)
    {
        var full = stood.Where(entry => !entry.Temporary).ToList();
        return new RegisterCount(
            day, full.DistinctBy(entry => entry.Child).Count(),
            stood.Where(entry => entry.Temporary).Select(entry => entry.Child).Except(full.Select(entry => entry.Child)).Count(),
            full.SelectMany(entry => entry.Categories.Select(code => (code, entry.Child))).Distinct().GroupBy(each => each.code).ToDictionary(each => each.Key, each => each.Count()));
    }
}
