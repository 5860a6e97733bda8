using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.Looks;

/// <summary>Files opened in an emergency and whether somebody has reviewed each, and the way to who looked at a child's file, and at what somebody looked.</summary>
[Needs(Permission.SeeLooks)]
public sealed class LooksPage(
    EmergencyOversight oversight, IAccessLog log, ICaseFiles files, CaseDoor door, ITeams teams, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock,
    Words words) : PageModel
{
    /// <summary>Letters of a name below which nothing is looked for: nobody browses the children of an authority.</summary>
    public const int NameMin = 3;

    [FromQuery(Name = "name")]
    public string? Name { get; set; }

    public IReadOnlyList<(string Path, string Child)>? Found { get; private set; }

    /// <summary>Those whose looks the reader may ask for.</summary>
    public IReadOnlyList<Option> People { get; private set; } = [];

    public IReadOnlyList<OpenedLine> Opened { get; private set; } = [];

    /// <summary>How many of them nobody has reviewed.</summary>
    public int Unreviewed { get; private set; }

    /// <summary>The reader works for the whole authority, and sees who reads this log.</summary>
    public bool SeesReadings { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var now = clock.GetCurrentInstant();
        var known = await staff.Names(reader.Authority, cancellationToken);
        var (names, due) = (new StaffNames(known, words), new DueWords(calendars.Default(reader.Authority), now, words));
        SeesReadings = reader.Teams.Count == 0;
        People = [.. known.OrderBy(pair => pair.Value, StringComparer.CurrentCulture).Select(pair => new Option(pair.Key.ToString(), pair.Value, false))];
        var opened = await oversight.Opened(reader, cancellationToken);
        Unreviewed = opened.Count(file => file.View is null);
        Opened =
        [
            .. opened.OrderBy(file => file.View is not null).Select(file => new OpenedLine(
                Path(file.Access.Case),
                file.ChildName,
                words.With("looks.emergency_by", names.Of(file.Access.User.ToString()), due.Moment(file.Access.At), due.Moment(file.Access.Until)),
                file.Access.Reason,
                file.View is { } view ? words.With($"looks.view_{view.ToString().ToLowerInvariant()}", file.Reviewed is { } on ? due.Day(on) : "–") : null,
                file.IsOverdue(now),
                file.InTheCase,
                file is { View: null, InTheCase: false } && file.Access.User != reader.Id && AccessTable.Allows(reader, Permission.ReviewEmergencies)
                    ? ReviewEmergencyAddress.Of(file.Access) : null)),
        ];
        if (Name?.Trim() is { Length: >= NameMin } name)
        {
            var seen = reader.Teams.Count > 0 ? reader.Teams : [.. (await teams.Of(reader.Authority, cancellationToken)).Select(team => team.Id)];
            var found = await files.Cases(reader.Authority, seen, name, await door.HiddenFrom(reader, cancellationToken), ICaseFiles.LinesMax, cancellationToken);
            await log.EnterReading(new LogReading(reader.Authority, new Signature(reader.Id, now), null, null, found.Count), cancellationToken);
            Found = [.. found.Select(line => (Path(line.Case), line.ChildName))];
        }
    }

    private static string Path(CaseId id) => $"{CasePaths.Case(id)}/looks";

    /// <param name="Reviewed">What the review came to, in words; null: nobody has reviewed it.</param>
    /// <param name="InTheCase">The case itself asks for the review.</param>
    /// <param name="ReviewPath">Where the reader reviews it; null: not here, or not they.</param>
    public sealed record OpenedLine(string Path, string Child, string What, string Reason, string? Reviewed, bool Late, bool InTheCase, string? ReviewPath);
}
