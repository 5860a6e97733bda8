using System.Globalization;
using ChildProtection.Workflow.EndToEnd.Tests.Browsing;
using Microsoft.Playwright;
using NodaTime;

namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>A call of a hospital about a child, written down as it comes; the caller is not confirmed yet.</summary>
public sealed class FilledCall(Hands hands)
{
    private IPage Page => hands.Page;

    /// <summary>Writes the call down. A hospital is answered at any hour, so that the day of the test does not matter.</summary>
    public async Task Take(string given, string family, LocalDate born, string send)
    {
        await Type("caller", "Nurse Ottilie Fernbrook");
        await Type("agency", "Glan Afon Hospital");
        await Choose("standing", "health");
        await Type("role", "Emergency department");
        await Type("number", "01632 960200");
        await Choose("check", "notyet");
        await Type("given", given);
        await Type("family", family);
        await Type("born.day", born.Day.ToString(CultureInfo.InvariantCulture));
        await Type("born.month", born.Month.ToString(CultureInfo.InvariantCulture));
        await Type("born.year", born.Year.ToString(CultureInfo.InvariantCulture));
        await Choose("purpose", "concern");
        await Type("reason", "A burn on the hand");
        await Press(send);
        await Page.WaitForURLAsync("**/register/enquiries/*-*");
    }

    /// <summary>Rings back on the number that the hospital publishes, and the caller is who they said: the answer is given while they are on the telephone.</summary>
    public async Task RingBack(string duty, string save)
    {
        await Press(duty);
        await Choose("outcome", "passed");
        await Type("rang", "01632 960300");
        await Type("words", "The switchboard of the hospital");
        await Press(save);
    }

    private Task Type(string name, string text) => hands.Type(Page.Locator($"[name='{name}']"), text);

    private Task Choose(string name, string value) => hands.Choose(Page.Locator($"[name='{name}'][value='{value}']"));

    private Task Press(string button) => hands.Press(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
}
