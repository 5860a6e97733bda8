using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Oversight;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.Overrides;

/// <summary>Which checks were passed although they did not hold, and which required questions were not known: counted, and one by one for those whose cases they are.</summary>
[Needs(Permission.SeeOverrides)]
public sealed class OverridesPage(
    IPassedGuards passed, INotKnownAnswers notKnown, CaseDoor door, SignedInStaff signedIn, IStaffDirectory staff, ITeams teams, IDefinitionLibrary definitions, ICalendarLibrary calendars,
    IClock clock, Words words) : PageModel
{
    /// <summary>Months that are counted: this one and those before.</summary>
    public const int Months = 6;

    public IReadOnlyList<PassedGuardCount> Counts { get; private set; } = [];

    public IReadOnlyList<PassedGuardLine> Lines { get; private set; } = [];

    public IReadOnlyList<NotKnownCount> NotKnownCounts { get; private set; } = [];

    public IReadOnlyList<NotKnownLine> NotKnownLines { get; private set; } = [];

    public bool IsCut { get; private set; }

    /// <summary>The reader answers for teams, whose cases they may see one by one.</summary>
    public bool OwnTeams { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var calendar = calendars.Default(reader.Authority);
        var now = clock.GetCurrentInstant();
        var first = calendar.DateOf(now).ToYearMonth().PlusMonths(1 - Months).OnDayOfMonth(1);
        var hidden = await door.HiddenFrom(reader, cancellationToken);
        var (since, before) = (calendar.StartOf(first), now + Duration.FromSeconds(1));
        var entries = await passed.Between(reader.Authority, reader.Teams, hidden, since, before, cancellationToken);
        var answers = await notKnown.Between(reader.Authority, reader.Teams, hidden, since, before, cancellationToken);
        var titles = new GuardTitles(definitions, reader.Authority);
        var named = (await teams.Of(reader.Authority, cancellationToken)).ToDictionary(team => team.Id, team => team.Name);
        (IsCut, OwnTeams) = (entries.Count == IPassedGuards.EntriesMax || answers.Count == INotKnownAnswers.EntriesMax, reader.Teams.Count > 0);
        Counts = [.. Counted(entries, titles, named, calendar)];
        NotKnownCounts = [.. Counted(reader.Authority, answers, named, calendar)];
        if (OwnTeams)
        {
            var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
            var due = new DueWords(calendar, now, words);
            Lines = [.. entries.Where(entry => entry.Role is not null).Select(entry => new PassedGuardLine(
                due.Moment(entry.At), CasePaths.Case(entry.Case), WordsOf(titles, entry), words.Role(entry.Role!), names.Of(entry.Word ?? entry.By), entry.Reason!, entry.CouldNotWait))];
            NotKnownLines = [.. answers.Select(answer => new NotKnownLine(
                due.Moment(answer.At), CasePaths.Case(answer.Case), Asked(reader.Authority, answer).Question?.Title.In(words.Language) ?? answer.Question, names.Of(answer.By)))];
        }
    }

    private IEnumerable<PassedGuardCount> Counted(
        IEnumerable<PassedGuard> entries, GuardTitles titles, Dictionary<TeamId, string> teams, WorkingCalendar calendar) =>
        from entry in entries
        let guard = titles.Of(entry.DefinitionHash, entry.Check)
        group (entry, guard) by (
            Month: calendar.DateOf(entry.At).ToYearMonth(), Team: teams.GetValueOrDefault(entry.Team, "–"), Work: guard?.Work.In(words.Language) ?? entry.Check,
            Words: WordsOf(titles, entry), entry.Role) into found
        orderby found.Key.Month descending, found.Key.Role is null, found.Count() descending, found.Key.Team, found.Key.Words
        select new PassedGuardCount(
            found.Key.Month, found.Key.Team, found.Key.Work, found.Key.Words, found.First().guard?.Check.Basis ?? [],
            found.Key.Role is { } role ? words.Role(role) : null, found.Count());

    private IEnumerable<NotKnownCount> Counted(
        AuthorityId authority, IEnumerable<NotKnownAnswer> answers, Dictionary<TeamId, string> teams, WorkingCalendar calendar) =>
        from answer in answers
        let asked = Asked(authority, answer)
        group asked by (
            Month: calendar.DateOf(answer.At).ToYearMonth(), Team: teams.GetValueOrDefault(answer.Team, "–"), Form: asked.Form?.Title.In(words.Language) ?? answer.Form,
            Question: asked.Question?.Title.In(words.Language) ?? answer.Question) into found
        orderby found.Key.Month descending, found.Count() descending, found.Key.Team, found.Key.Question
        select new NotKnownCount(found.Key.Month, found.Key.Team, found.Key.Form, found.Key.Question, found.First().Question?.Basis ?? [], found.Count());

    private (Form? Form, Question? Question) Asked(AuthorityId authority, NotKnownAnswer answer)
    {
        var form = definitions.Find(authority, answer.DefinitionHash)?.Definition.Forms.GetValueOrDefault(answer.Form);
        return (form, form?.Questions.FirstOrDefault(question => question.Name == answer.Question));
    }

    private string WordsOf(GuardTitles titles, PassedGuard entry) => titles.Of(entry.DefinitionHash, entry.Check)?.Check.Else.In(words.Language) ?? entry.Check;
}
