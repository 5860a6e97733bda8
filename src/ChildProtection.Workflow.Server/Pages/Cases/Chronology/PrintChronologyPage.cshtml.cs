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

/// <summary>The chronology on paper: for a court whole, for the family without what is about others.</summary>
[Needs(Permission.SeeCase)]
public sealed class PrintChronologyPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : ChronologyPage(keeping, signedIn, directory, clock, words)
{
    /// <summary>The copy that a parent or the child may read.</summary>
    [FromQuery(Name = "family")]
    public bool ForFamily { get; set; }

    /// <summary>The law knows the child by the full name.</summary>
    public string FullName => View.View.Child.Name;

    public string? Born => View.View.Child.BornOn is { } born ? Telling.Due.Day(born) : null;

    public string MadeOn => Telling.Due.Moment(Telling.Now);

    public string MadeBy => Reader.Name;

    public IReadOnlyList<ChronologyLine> Printed => [.. Lines.Where(line => !ForFamily || !line.AboutOthers)];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await LoadWhole(cancellationToken) ? Page() : NotFound();
}
