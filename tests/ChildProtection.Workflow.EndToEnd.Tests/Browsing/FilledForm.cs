using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>A form of the work, filled in question by question as somebody would who reads it.</summary>
public sealed class FilledForm(Hands hands)
{
    /// <summary>How many questions were answered.</summary>
    public int Questions { get; private set; }

    private IPage Page => hands.Page;

    /// <param name="answer">A code of a choice, <c>yes</c> or <c>no</c>, a name of a list, words, a number, or a date as <c>2030-03-09</c>.</param>
    /// <param name="within">What stands before the names of the questions, where several children's stand on one page.</param>
    public async Task Answer(string question, string answer, string within = "")
    {
        await Shown();
        Questions++;
        var day = Field($"{within}q.{question}.day");
        if (await day.CountAsync() > 0)
        {
            await Date($"{within}q.{question}", answer);
            return;
        }
        var field = Field($"{within}q.{question}").First;
        switch (await field.EvaluateAsync<string>("field => field.type"))
        {
            case "radio" or "checkbox":
                await hands.Choose(Page.Locator($"[name='{within}q.{question}'][value='{answer}']"));
                break;
            case "select-one":
                await hands.Select(field, answer);
                break;
            default:
                await hands.Type(field, answer);
                break;
        }
    }

    /// <summary>Says that it happened today, at that time where a time is asked.</summary>
    public async Task Today(string time)
    {
        await Shown();
        var today = Page.Locator("[name='q.on.which'][value=today]");
        if (await today.CountAsync() == 0)
        {
            return;
        }
        Questions++;
        await hands.Choose(today);
        if (await Field("q.on.time").CountAsync() > 0)
        {
            await hands.Type(Field("q.on.time"), time);
        }
    }

    public async Task Send(string button) => await hands.Press(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>The page that was gone to may still be on its way.</summary>
    private Task Shown() => Page.Locator("main form[novalidate]").WaitForAsync();

    private async Task Date(string field, string date)
    {
        var another = Page.Locator($"[name='{field}.which'][value=other]");
        if (await another.CountAsync() > 0)
        {
            await hands.Choose(another);
        }
        var parts = date.Split('-');
        await hands.Type(Field($"{field}.day"), parts[2]);
        await hands.Type(Field($"{field}.month"), parts[1]);
        await hands.Type(Field($"{field}.year"), parts[0]);
    }

    private ILocator Field(string name) => Page.Locator($"[name='{name}']");
}
