using Microsoft.Playwright;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>One Chromium for all browser tests: Debian's own (Playwright's cannot be downloaded everywhere), or the one that <c>CPW_CHROMIUM</c> names.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <exception cref="InvalidOperationException">There is no Chromium: says how to get one.</exception>
    public static async Task<IBrowser> Browser()
    {
        var program = Environment.GetEnvironmentVariable("CPW_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"The browser tests need Chromium, and {program} is not there. Install it (Debian: apt-get install chromium), or name one in CPW_CHROMIUM.");
        }
        playwright ??= await Playwright.CreateAsync();
        return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }
        playwright?.Dispose();
    }
}
