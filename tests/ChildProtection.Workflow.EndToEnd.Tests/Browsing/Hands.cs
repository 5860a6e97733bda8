using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>Somebody at a page, with one kind of device. Counts what they do.</summary>
public abstract class Hands(IPage page)
{
    public IPage Page { get; } = page;

    /// <summary>Presses of something on the page; of a keyboard, those that bring the focus to it are not among them.</summary>
    public int Presses { get; protected set; }

    /// <summary>Characters typed.</summary>
    public int Characters { get; protected set; }

    public static Hands With(Device device, IPage page) => device == Device.Keyboard ? new KeyboardHands(page) : new PointerHands(page);

    /// <summary>Presses a link, a button, or the title of a part that opens.</summary>
    public abstract Task Press(ILocator what);

    /// <summary>Chooses one of several, or ticks a box.</summary>
    public abstract Task Choose(ILocator option);

    /// <summary>Types into a field that is empty.</summary>
    public abstract Task Type(ILocator field, string text);

    /// <summary>Chooses from a list that opens.</summary>
    /// <param name="label">How what is chosen begins.</param>
    public abstract Task Select(ILocator list, string label);
}
