using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Chronology;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Chronology;

/// <summary>Everything that the case records and that does not stand in the chronology yet, each a click away from it.</summary>
[Needs(Permission.DoWork)]
public sealed class ChooseEventsPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : ChronologyPage(keeping, signedIn, directory, clock, words)
{
    /// <summary>Records that are listed at once; the filter leads to the others.</summary>
    public const int ListedMax = 100;

    /// <summary>A record's list; null: all.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    private IEnumerable<RecordRow> Left
    {
        get
        {
            var chosen = View.Events.Select(one => one.Now.Source).OfType<RecordSource>().ToHashSet();
            return View.View.Records.Where(row => Telling.Definition.Records.ContainsKey(row.List) && !chosen.Contains(new RecordSource(row.List, row.Id)));
        }
    }

    public IReadOnlyList<(string Kind, string Title)> Kinds =>
        [.. Left.Select(row => row.List).Distinct().Select(list => (list, Telling.Definition.Records[list].Title.In(Words.Language))).OrderBy(kind => kind.Item2, StringComparer.Ordinal)];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<(RecordSource Source, string When, string What)> Choices =>
    [
        .. Left.Where(row => string.IsNullOrEmpty(Kind) || row.List == Kind).OrderByDescending(row => row.OccurredAt).ThenByDescending(row => row.RecordedAt).Take(ListedMax)
            .Select(row => (new RecordSource(row.List, row.Id), row.OccurredAt is { } at ? Telling.Due.Moment(at) : Words["value.unknown"], Said(row))),
    ];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) && View.MayChange ? Page() : NotFound();

    private string Said(RecordRow row)
    {
        var type = Telling.Definition.Records[row.List];
        var answers = Telling.Values.FirstAnswers(type, row);
        return answers.Length > 0 ? $"{type.Title.In(Words.Language)}: {answers}" : type.Title.In(Words.Language);
    }
}
