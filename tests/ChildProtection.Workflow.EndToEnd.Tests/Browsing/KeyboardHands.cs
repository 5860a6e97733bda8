using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>A keyboard alone: whatever is used has been reached with the tab key, and could be seen to have the focus.</summary>
public sealed class KeyboardHands(IPage page) : Hands(page)
{
    /// <summary>Presses of the tab key to whatever is wanted on one page.</summary>
    private const int TabsMax = 400;

    /// <summary>Presses of an arrow within one group.</summary>
    private const int ArrowsMax = 30;

    /// <summary>Where the focus is, as seen from an element: on it, in its group of radio buttons, before it or after it.</summary>
    private const string FocusFrom = """
        wanted => {
          const has = document.activeElement;
          if (has === wanted) return 'there';
          if (wanted.type === 'radio' && has && has.type === 'radio' && has.name === wanted.name) return 'group';
          if (!has || has === document.body) return 'before';
          return has.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING ? 'before' : 'after';
        }
        """;

    /// <summary>Whether the element that has the focus looks otherwise than without it: it, or what is drawn in its place.</summary>
    private const string IsSeenToHaveFocus = """
        has => {
          const label = has.labels && has.labels[0];
          const look = () => [[has, null], [has, '::before'], [label, '::before'], [label, '::after']].filter(part => part[0])
            .map(([element, part]) => { const style = getComputedStyle(element, part); return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth].join(); }).join(';');
          const focused = look();
          has.blur();
          const plain = look();
          has.focus();
          return focused !== plain;
        }
        """;

    public override async Task Press(ILocator what)
    {
        await To(what);
        Presses++;
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task Choose(ILocator option)
    {
        await To(option);
        if (!await option.IsCheckedAsync())
        {
            Presses++;
            await Page.Keyboard.PressAsync("Space");
        }
        await Assertions.Expect(option).ToBeCheckedAsync();
    }

    public override async Task Type(ILocator field, string text)
    {
        await To(field);
        Characters += text.Length;
        await Page.Keyboard.TypeAsync(text);
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    public override async Task Select(ILocator list, string label)
    {
        await To(list);
        Characters += label.Length;
        await Page.Keyboard.TypeAsync(label);
        Assert.That(await list.EvaluateAsync<string>("list => list.selectedOptions[0].label.trim()"), Does.StartWith(label));
    }

    private async Task To(ILocator wanted)
    {
        await wanted.WaitForAsync();
        for (var tabs = 0; tabs < TabsMax; tabs++)
        {
            switch (await wanted.EvaluateAsync<string>(FocusFrom))
            {
                case "there":
                    Assert.That(await wanted.EvaluateAsync<bool>(IsSeenToHaveFocus), $"{wanted} is seen to have the focus");
                    return;
                case "group":
                    await ToInGroup(wanted);
                    return;
                case "before":
                    await Page.Keyboard.PressAsync("Tab");
                    break;
                default:
                    await Page.Keyboard.PressAsync("Shift+Tab");
                    break;
            }
        }
        Assert.Fail($"{wanted} is not reached with the tab key.");
    }

    private async Task ToInGroup(ILocator wanted)
    {
        for (var arrows = 0; arrows < ArrowsMax; arrows++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
            Presses++;
            if (await wanted.EvaluateAsync<string>(FocusFrom) == "there")
            {
                return;
            }
        }
        Assert.Fail($"{wanted} is not reached with the arrow keys.");
    }
}
