using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Oversight;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Oversight.FormTimes;

/// <summary>How long each form takes: what the definition asks of people. Nobody is named and nobody can be compared.</summary>
[Needs(Permission.SeeFormTimes)]
public sealed class FormTimesPage(IFormTimes times, SignedInStaff signedIn, IDefinitionLibrary definitions, WallClock clock, Words words) : PageModel
{
    /// <summary>Months that are counted: this one and those before.</summary>
    public const int Months = 6;

    private const string TogetherEnding = "/together";

    /// <summary>Those that took longest first.</summary>
    public IReadOnlyList<FormTimeLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var found = await times.Since(reader.Authority, clock.Today().ToYearMonth().PlusMonths(1 - Months), cancellationToken);
        var definition = definitions.InForce(reader.Authority, clock.Today())?.Definition;
        Lines = [.. found.OrderByDescending(form => form.Half ?? 0).ThenByDescending(form => form.Sent).ThenBy(form => form.Form, StringComparer.Ordinal).Select(form => Line(form, definition))];
    }

    private FormTimeLine Line(FormTime form, Definition? definition)
    {
        var together = form.Form.EndsWith(TogetherEnding, StringComparison.Ordinal);
        var parts = (together ? form.Form[..^TogetherEnding.Length] : form.Form).Split('/');
        var work = definition is not null && parts is [var kind, var name] ? Doable.Find(definition, kind, name) : null;
        var title = work?.Title.In(words.Language) ?? (parts is [var alone] ? words[$"form_times.form_{alone}"] : form.Form);
        return new FormTimeLine(
            together ? words.With("form_times.together", title) : title, work?.Form?.Questions.Count, form.Sent, Time(form.Half), Time(form.MostOf), form.InSittings);
    }

    private string Time(int? seconds) => seconds switch
    {
        null => words["form_times.too_few"],
        < 60 => words.With("form_times.seconds", seconds.Value),
        { } longer when longer % 60 == 0 => words.With("form_times.minutes", longer / 60),
        { } odd => words.With("form_times.minutes_and_half", odd / 60),
    };
}
