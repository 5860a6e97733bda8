using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Chronology;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Chronology;

/// <summary>The significant events of a child, filtered, with who put each there; and, at the foot, everything that was ever done to it.</summary>
[Needs(Permission.SeeCase)]
public sealed class ShowChronologyPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : ChronologyPage(keeping, signedIn, directory, clock, words)
{
    /// <summary>A record's list, or <see cref="Own"/>; null: every kind.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>Null: every year.</summary>
    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    /// <summary>What stands for the events that are written down in the chronology itself.</summary>
    public const string Own = "own";

    public IReadOnlyList<ChronologyLine> Shown =>
        [.. Lines.Where(line => string.IsNullOrEmpty(Kind) || (Kind == Own ? line.Kind.Length == 0 : line.Kind == Kind)).Where(line => Year is null || line.Day?.Year == Year)];

    /// <summary>The kinds that there are, by title.</summary>
    public IReadOnlyList<(string Kind, string Title)> Kinds =>
        [.. Lines.Select(line => (line.Kind.Length == 0 ? Own : line.Kind, line.KindTitle)).Distinct().OrderBy(kind => kind.KindTitle, StringComparer.Ordinal)];

    public IReadOnlyList<int> Years => [.. Lines.Select(line => line.Day?.Year).OfType<int>().Distinct().Order()];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await LoadWhole(cancellationToken) ? Page() : NotFound();

    /// <summary>One click: a record of the case becomes an event of the chronology.</summary>
    public async Task<IActionResult> OnPostChoose(
        [FromForm] string list, [FromForm] string record, [FromForm] Guid command, [FromForm] string? back, CancellationToken cancellationToken)
    {
        if (!await LoadWhole(cancellationToken) || command == Guid.Empty)
        {
            return NotFound();
        }
        var outcome = await Keeping.Choose(Reader, Id, new RecordSource(list, record), command, cancellationToken);
        return Answer(outcome, "chronology.chosen", Shell.LocalAddress.Or(back, Path)) ?? Page();
    }
}
