using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using ChildProtection.Workflow.Server.Demonstration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Work;

/// <summary>What was raised is read and taken on from a phone, with a thumb, without looking for it.</summary>
public sealed class EscalationOnAPhoneTests : BrowserTest
{
    private const int Phone = 390;

    protected override bool Demonstration => true;

    [TestCase(true, TestName = "With script")]
    [TestCase(false, TestName = "Without script")]
    public async Task An_escalation_is_read_with_one_tap_and_taken_on_with_the_next(bool script)
    {
        var (who, item) = await SomebodyWithAnEscalation();
        var page = await Open("/work?show=all", Phone, script, signedInAs: who);
        var taps = 0;
        var card = page.Locator($"article:has(input[name=key][value='{item.EscalationKey}'])");

        await Tap(card.Locator("summary"));
        Assert.That(await card.Locator(".govuk-details__text").IsVisibleAsync(), "the reason is in sight");
        Assert.That(await card.Locator(".govuk-details__text").InnerTextAsync(), Is.Not.Empty);
        await Tap(card.GetByRole(AriaRole.Button));

        await Assertions.Expect(page.GetByText("You have taken this on")).ToBeVisibleAsync();
        Assert.That(taps, Is.EqualTo(2));
        Assert.That((await List(who)).Select(each => each.EscalationKey), Does.Not.Contain(item.EscalationKey), "it is owned");

        async Task Tap(ILocator target)
        {
            var box = await target.BoundingBoxAsync();
            Assert.That(box!.X + box.Width, Is.LessThanOrEqualTo(Phone), "what is tapped is on the screen");
            Assert.That(box.Height, Is.GreaterThanOrEqualTo(24), "and large enough for a thumb (WCAG 2.2, 2.5.8)");
            taps++;
            await target.ClickAsync();
        }
    }

    /// <summary>Time passes until something has been raised to somebody of the sample.</summary>
    private async Task<(string Who, WorkItem Item)> SomebodyWithAnEscalation()
    {
        await Server.Services.GetRequiredService<DemonstrationClock>().Move(Duration.FromDays(7), CancellationToken.None);
        await Server.Services.GetRequiredService<DeadlineSweeper>().Run(500, 20, CancellationToken.None);
        var everybody = new List<string>();
        await Server.Database(async database => everybody.AddRange(await database.Users.Select(user => user.SignInName).OrderBy(name => name).ToListAsync()));
        foreach (var who in everybody)
        {
            if ((await List(who)).FirstOrDefault(item => item is { EscalationKey: not null, Deadline: not null }) is { } raised)
            {
                return (who, raised);
            }
        }
        throw new InvalidOperationException("Nothing was raised to anybody of the sample in a week.");
    }

    private async Task<IReadOnlyList<WorkItem>> List(string signIn)
    {
        var user = await Server.User(signIn);
        var staff = (await Server.Services.GetRequiredService<IStaffDirectory>().Find(user.UserId, default))!;
        return await Server.Services.GetRequiredService<CaseReading>().MyWork(staff, default) ?? [];
    }
}
