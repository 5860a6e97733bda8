using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Same;

/// <summary>Whether the child is on file twice: the records that are one child, their cases, what waits for a second person, and who else may be the same.</summary>
[Needs(Permission.SeeCase)]
public sealed class SamePage(
    PeopleReading reading, IChildMerges merges, MergingChildren merging, IPeople persons, OpeningDesk file, CaseReading cases, ICaseFiles files, CaseDoor door, IAdministrativeJournal journal,
    SignedInStaff staff, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    private CasePeople people = null!;
    private StaffMember reader = null!;
    private StaffNames names = null!;
    private DueWords moments = null!;
    private Dictionary<ChildId, string> called = [];

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => people.View.Child.Name;

    public bool MayMerge => AccessTable.Allows(reader, Permission.MergeChildren) && people.MayChange;

    public IReadOnlyList<Line> Standing { get; private set; } = [];

    public IReadOnlyList<Line> Waiting { get; private set; } = [];

    /// <summary>Everything that was ever said about it, the newest first.</summary>
    public IReadOnlyList<(string Said, string Who)> Journal { get; private set; } = [];

    /// <summary>The cases of the child that the reader sees, under each of its records.</summary>
    public IReadOnlyList<(string Path, string Title)> Cases { get; private set; } = [];

    public int UnseenCases { get; private set; }

    public int OpenCases { get; private set; }

    public IReadOnlyList<DuplicateLine> Alike { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        reader = await staff.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Of(reader, Id, cancellationToken) is not { } found || await cases.Glance(reader, Id, cancellationToken) is not { } glance
            || !CaseSight.Of(reader, glance.State).IsWhole)
        {
            return NotFound();
        }
        people = found;
        names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        moments = new DueWords(found.State.Calendar, clock.GetCurrentInstant(), words);
        await LoadSaid(glance.Child.Records, cancellationToken);
        await LoadCases(glance.Child.Id, cancellationToken);
        if (MayMerge)
        {
            Alike = [.. (await file.MayBe(reader, Sketch(), cancellationToken)).Where(line => line.UsePath is not null && !glance.Child.Records.Contains(new ChildId(line.Id.Value)))];
        }
        return Page();
    }

    /// <summary>What was said of other records too, as far as these are there for the reader.</summary>
    private async Task LoadSaid(IReadOnlyList<ChildId> records, CancellationToken cancellationToken)
    {
        var hidden = (await door.HiddenFrom(reader, cancellationToken)).But(records);
        var said = (await merges.Of(reader.Authority, records, cancellationToken)).Where(merge => !hidden.Hides(merge.Kept) && !hidden.Hides(merge.Other)).ToList();
        await LoadNames([.. said.SelectMany(merge => new[] { merge.Kept, merge.Other })], cancellationToken);
        var mine = (await merging.Waiting(reader, cancellationToken)).Select(merge => merge.Id).ToHashSet();
        Standing = [.. said.Where(merge => merge.Stands).Select(merge => LineOf(merge, merge.Proposed, MayMerge ? PeoplePaths.OneMerge(merge.Id) : null))];
        Waiting = [.. said.Where(merge => merge.Waiting is not null).Select(merge => LineOf(merge, merge.Waiting!, mine.Contains(merge.Id) ? PeoplePaths.OneMerge(merge.Id) : null))];
        var lines = new List<AdministrativeEntry>();
        foreach (var record in records)
        {
            lines.AddRange((await journal.OfChild(reader.Authority, record, cancellationToken)).Where(entry => entry.Act is >= AdministrativeAct.MergeProposed and <= AdministrativeAct.ChildrenUnmerged));
        }
        Journal =
        [
            .. from entry in lines.DistinctBy(entry => (entry.Act, entry.Signature))
               orderby entry.Signature.At descending
               let other = ChildId.TryParse(entry.Changes["record"].After, null, out var id) ? id : default
               where called.ContainsKey(other)
               select (
                   $"{words[$"same.act_{entry.Act.ToString().ToLowerInvariant()}"]}: {called[other]}. {(entry.Changes.TryGetValue("reason", out var reason) ? $"“{reason.After}”" : "")}",
                   words.With("same.who", names.Of(entry.Signature.By.ToString()), moments.Moment(entry.Signature.At))),
        ];
    }

    /// <summary>As they stand on the records themselves.</summary>
    private async Task LoadNames(IReadOnlyList<ChildId> records, CancellationToken cancellationToken)
    {
        foreach (var record in records.Distinct())
        {
            if (await persons.Around(reader.Authority, record, cancellationToken) is { } around)
            {
                called[record] = around.Now(SubjectId.Of(record), FactKinds.Name)?.Value is FactValue.Said name ? $"{name["given"]} {name["family"]}".Trim() : around.Child.Name;
            }
        }
    }

    private Line LineOf(ChildMerge merge, MergeSaying saying, string? path) => new(
        words.With("same.names", called.GetValueOrDefault(merge.Other, "–"), called.GetValueOrDefault(merge.Kept, "–")),
        words.With("same.said", saying.Reason),
        merge.Stands && saying == merge.Proposed && merge.Confirmed is { } confirmed
            ? words.With("same.who_both", names.Of(saying.Signature.By.ToString()), names.Of(confirmed.Signature.By.ToString()), moments.Moment(confirmed.Signature.At))
            : words.With("same.who", names.Of(saying.Signature.By.ToString()), moments.Moment(saying.Signature.At)),
        path);

    private async Task LoadCases(ChildId child, CancellationToken cancellationToken)
    {
        var seen = new List<(string, string)>();
        foreach (var head in (await files.CasesOf(reader.Authority, child, cancellationToken)).OrderBy(head => head.Closed).ThenByDescending(head => head.OpenedAt))
        {
            OpenCases += head.Closed ? 0 : 1;
            if (await cases.Glance(reader, head.Case, cancellationToken) is null)
            {
                UnseenCases++;
                continue;
            }
            seen.Add((CasePaths.Case(head.Case), words.With(head.Closed ? "same.closed_case" : "same.open_case", moments.Moment(head.OpenedAt))));
        }
        Cases = seen;
    }

    private PersonSketch Sketch()
    {
        var (child, subject) = (people.View.Child, SubjectId.Of(people.View.Child.Id));
        var number = (people.View.Now(subject, FactKinds.NhsNumber)?.Value as FactValue.Said)?["number"];
        var others = people.View.Of(subject).Where(fact => fact.Kind == FactKinds.OtherName).Select(fact => fact.Value).OfType<FactValue.Said>()
            .Select(said => new PersonSketch.Called(said["given"] ?? child.GivenName, said["family"] ?? child.FamilyName));
        return new PersonSketch([new PersonSketch.Called(child.GivenName, child.FamilyName), .. others], child.BornOn, child.ExpectedOn, number);
    }

    /// <param name="Names">The two records, by the names that stand on them.</param>
    /// <param name="Why">Why they are the same child, or are not.</param>
    /// <param name="Path">Where it is decided; null: not by this reader.</param>
    public sealed record Line(string Names, string Why, string Who, string? Path);
}
