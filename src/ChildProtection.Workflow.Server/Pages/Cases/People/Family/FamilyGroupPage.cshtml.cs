using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Family;

/// <summary>Which children are scheduled together with the child: said by hand, with reason and since when, and put right with a reason.</summary>
[Needs(Permission.SeeCase)]
public sealed class FamilyGroupPage(KeepingFamilies families, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    private const string JoinedField = "joined";
    private const string LeftField = "left";

    private FamilyGroupView view = null!;
    private StaffMember reader = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>What was said and was never so; null: nothing is put right just now.</summary>
    [FromQuery(Name = "wrong")]
    public Guid? WrongId { get; set; }

    /// <summary>The idempotency key.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    [FromForm(Name = "joins")]
    public IReadOnlyList<string> Joins { get; set; } = [];

    [FromForm(Name = "leaves")]
    public IReadOnlyList<string> Leaves { get; set; } = [];

    [FromForm(Name = "join_why")]
    public string? JoinWhy { get; set; }

    [FromForm(Name = "leave_why")]
    public string? LeaveWhy { get; set; }

    [FromForm(Name = "wrong_why")]
    public string? WrongWhy { get; set; }

    public string ChildName => view.People.View.CalledName;

    public bool MayChange => view.People.MayChange;

    public QuestionInput.Date Joined { get; private set; } = new(null, null, null, null);

    public QuestionInput.Date Left { get; private set; } = new(null, null, null, null);

    public IReadOnlyList<Option> Members => [.. view.Members.Select(child => new Option(child.Child.ToString(), child.Name, Leaves.Contains(child.Child.ToString())))];

    public IReadOnlyList<Option> Others => [.. view.Others.Select(child => new Option(child.Child.ToString(), child.Name, Joins.Contains(child.Child.ToString())))];

    /// <summary>Everything that was said, the newest first.</summary>
    public IReadOnlyList<Line> Journal { get; private set; } = [];

    public Line? Wrong => Journal.FirstOrDefault(line => line.Id == WrongId && line.MayCorrect);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        return await Load(cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostJoin(CancellationToken cancellationToken) => Say(Joins, true, JoinedField, JoinWhy, cancellationToken);

    public Task<IActionResult> OnPostLeave(CancellationToken cancellationToken) => Say(Leaves, false, LeftField, LeaveWhy, cancellationToken);

    public async Task<IActionResult> OnPostCorrect(CancellationToken cancellationToken)
    {
        if (WrongId is not { } wrong || !await Load(cancellationToken))
        {
            return NotFound();
        }
        return await Answer(await families.Correct(reader, Id, wrong, WrongWhy ?? "", cancellationToken), "", "", "wrong_why", cancellationToken);
    }

    private async Task<IActionResult> Say(IReadOnlyList<string> chosen, bool belong, string day, string? why, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = FactFields.Day(Request.Form, day, null);
        (Joined, Left) = belong ? (typed, Left) : (Joined, typed);
        var (on, error) = DayFields.Read(Request.Form, day, words);
        if (error is not null)
        {
            FieldErrors.Say(this, [error]);
            return Page();
        }
        var children = chosen.Select(id => ChildId.TryParse(id, null, out var child) ? child : (ChildId?)null).OfType<ChildId>().ToList();
        var outcome = await families.Say(reader, Id, children, belong, on, why ?? "", Command, cancellationToken);
        return await Answer(outcome, belong ? "joins" : "leaves", $"{day}.day", belong ? "join_why" : "leave_why", cancellationToken);
    }

    private async Task<IActionResult> Answer(FamilyOutcome outcome, string children, string day, string reason, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case FamilyOutcome.Done:
                TempData[DoneMessage.Key] = words["family.done"];
                return LocalRedirect(PeoplePaths.Family(Id));
            case FamilyOutcome.NotFound:
                return NotFound();
            case FamilyOutcome.NotAllowed:
                return Forbid();
            default:
                var (field, error) = outcome switch
                {
                    FamilyOutcome.NobodyChosen => (children, "family.nobody_chosen"),
                    FamilyOutcome.DayAhead => (day, "family.day_ahead"),
                    FamilyOutcome.ReasonNeeded => (reason, "family.reason_missing"),
                    _ => ("", "family.overtaken"),
                };
                FieldErrors.Say(this, [new FieldError(field, words[error])]);
                return await Load(cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid && view is null)
        {
            return false;
        }
        if (await families.Of(reader, Id, cancellationToken) is not { } found)
        {
            return false;
        }
        view = found;
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var moments = new DueWords(found.People.State.Calendar, clock.GetCurrentInstant(), words);
        Journal = [.. found.Journal.Select(line => LineOf(line.Said, line.Name, names, moments))];
        return true;
    }

    private Line LineOf(FamilyStatement said, string name, StaffNames names, DueWords moments)
    {
        var since = said.On is { } on ? words.With("people.since", DateWords.Long(on, words.Spoken)) : words["family.since_unknown"];
        var who = words.With("people.recorded", names.Of(said.Said.By.ToString()), moments.Moment(said.Said.At));
        return new Line(
            said.Id,
            $"{words.With(said.Belongs ? "family.joined" : "family.left", name)} ({since})",
            said.Reason,
            said.Corrected is { } wrong ? $"{who} {words.With("people.corrected", names.Of(wrong.Signature.By.ToString()), moments.Moment(wrong.Signature.At), wrong.Reason)}" : who,
            view.MayCorrect(said));
    }

    /// <param name="What">Who came into the group or left it, and since when.</param>
    /// <param name="Who">Who said so and when; who said that it was never so, and why.</param>
    public sealed record Line(Guid Id, string What, string Reason, string Who, bool MayCorrect);
}
