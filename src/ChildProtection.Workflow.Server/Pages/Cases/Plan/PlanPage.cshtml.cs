using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Plans;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Plans;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Plan;

/// <summary>The plan as it stands, what changed since the newest version, and what is different between any two versions, in words.</summary>
[Needs(Permission.SeeCase)]
public sealed class PlanPage(PlanReading plans, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    private PlanHistory history = null!;
    private CaseTelling telling = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>The number of the earlier version; null: the one before the newest.</summary>
    [FromQuery(Name = "from")]
    public int? From { get; set; }

    /// <summary>The number of the later version; null: the newest.</summary>
    [FromQuery(Name = "to")]
    public int? To { get; set; }

    public string ChildName => history.View.Child.Called;

    public bool SeesPart => !history.View.Sight.IsWhole;

    /// <summary>Null: there is no plan, or the reader sees none of it.</summary>
    public PlanSheet? Sheet { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PlanVersion> Versions => [.. history.Versions.Reverse()];

    /// <summary>The two that are compared; null: there are no two.</summary>
    public (PlanVersion Earlier, PlanVersion Later)? Compared { get; private set; }

    /// <summary>What is different between them, a sentence each.</summary>
    public IReadOnlyList<string> Differences { get; private set; } = [];

    /// <summary>What was done and moved since the newest version, a sentence each.</summary>
    public IReadOnlyList<string> Since { get; private set; } = [];

    public string Called(PlanVersion version)
    {
        var kind = telling.Definition.Records["plan_version"].Fields.TryGetValue("kind", out var field) && version.Kind.IsKnown ? telling.Values.Say(field.Type, version.Kind) : "";
        return words.With("plan.version", version.Number, DateWords.Long(version.On.Date, words.Spoken), kind);
    }

    /// <summary>What whoever entered the version says is different; null: nothing.</summary>
    public string? Change(PlanVersion version) => version.Change.IsKnown ? telling.Values.Say(new FieldType.Text(Long: true), version.Change) : null;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await plans.Of(reader, Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }
        history = found;
        telling = new CaseTelling(found.View, reader, new StaffNames(await directory.Names(reader.Authority, cancellationToken), words), clock.GetCurrentInstant(), words);
        Sheet = PlanSheet.Of(telling);
        var told = new PlanChangeWords(telling.Definition, telling.Values, words);
        if (found.Versions.Count > 0)
        {
            Since = told.Of(PlanDifference.Between(found.Versions[^1].Content, found.Now));
        }
        if (found.Versions.Count > 1)
        {
            var later = Version(To) ?? found.Versions[^1];
            var earlier = Version(From) ?? found.Versions[Math.Max(0, later.Number - 2)];
            Compared = earlier.Number <= later.Number ? (earlier, later) : (later, earlier);
            Differences = told.Of(PlanDifference.Between(Compared.Value.Earlier.Content, Compared.Value.Later.Content));
        }
        return Page();
    }

    private PlanVersion? Version(int? number) => history.Versions.FirstOrDefault(version => version.Number == number);
}
