using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.Looks;

/// <summary>Files opened in an emergency, and the way to who looked at a child's file.</summary>
[Needs(Permission.SeeLooks)]
public sealed class LooksPage(
    IEmergencyAccesses emergencies, ICaseFiles files, ITeams teams, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock,
    Words words) : PageModel
{
    /// <summary>How far back files opened in an emergency are listed.</summary>
    public static Duration Lists { get; } = Duration.FromDays(90);

    /// <summary>Letters of a name below which nothing is looked for: nobody browses the children of an authority.</summary>
    public const int NameMin = 3;

    [FromQuery(Name = "name")]
    public string? Name { get; set; }

    public IReadOnlyList<(string Path, string Child)>? Found { get; private set; }

    public IReadOnlyList<(string Path, string Child, string When, string Until, string Who, string Reason)> Opened { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var now = clock.GetCurrentInstant();
        var seen = reader.Teams.Count > 0 ? reader.Teams : [.. (await teams.Of(reader.Authority, cancellationToken)).Select(team => team.Id)];
        var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
        var due = new DueWords(calendars.Default(reader.Authority), now, words);
        var opened = await emergencies.Since(reader.Authority, now - Lists, cancellationToken);
        var heads = (await files.Heads(reader.Authority, [.. opened.Select(one => one.Case).Distinct()], cancellationToken)).ToDictionary(head => head.Case);
        var lines = new List<(string, string, string, string, string, string)>();
        foreach (var one in opened.Where(one => heads.TryGetValue(one.Case, out var head) && seen.Contains(head.Team)))
        {
            var child = await files.Child(reader.Authority, heads[one.Case].Child, cancellationToken);
            lines.Add((Path(one.Case), child?.Name ?? "–", due.Moment(one.At), due.Moment(one.Until), names.Of(one.User.ToString()), one.Reason));
        }
        Opened = lines;
        if (Name?.Trim() is { Length: >= NameMin } name)
        {
            Found = [.. (await files.Cases(reader.Authority, seen, name, ICaseFiles.LinesMax, cancellationToken)).Select(line => (Path(line.Case), line.ChildName))];
        }
    }

    private static string Path(CaseId id) => $"{CasePaths.Case(id)}/looks";
}
