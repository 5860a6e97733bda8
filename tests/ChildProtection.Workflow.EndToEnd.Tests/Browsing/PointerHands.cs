using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>A mouse or a finger, and a keyboard for text alone.</summary>
public sealed class PointerHands(IPage page) : Hands(page)
{
    public override async Task Press(ILocator what)
    {
        Presses++;
        await what.ClickAsync();
    }

    public override async Task Choose(ILocator option)
    {
        Presses++;
        await option.CheckAsync();
    }

    public override async Task Type(ILocator field, string text)
    {
        Presses++;
        Characters += text.Length;
        await field.FillAsync(text);
    }

    public override async Task Select(ILocator list, string label)
    {
        const int OpenAndChoose = 2;
        Presses += OpenAndChoose;
        var labels = (await list.Locator("option").AllInnerTextsAsync()).Select(text => text.Trim()).ToList();
        await list.SelectOptionAsync(new SelectOptionValue { Index = labels.FindIndex(text => text.StartsWith(label, StringComparison.Ordinal)) });
    }
}
