using ChildProtection.Workflow.Server.Tests.Serving;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace ChildProtection.Workflow.EndToEnd.Tests.Browsing;

/// <summary>A test in a real browser against the whole server, on a port of its own.</summary>
[Category("Browser")]
public abstract class BrowserTest
{
    /// <summary>The widths, in CSS pixels, at which every page is looked at: a desk and a phone.</summary>
    protected static readonly int[] Widths = [1280, 390];

    /// <summary>How long something on a page is waited for, on a busy machine too.</summary>
    private const int WaitsMaxMilliseconds = 30_000;

    private readonly List<IBrowserContext> contexts = [];

    protected TestServer Server { get; private set; } = null!;

    /// <summary>Whether the server is a demonstration.</summary>
    protected virtual bool Demonstration => false;

    /// <summary>Settings beside those that every such server has.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    [OneTimeSetUp]
    public async Task StartServer() => Server = await TestServer.Start(Demonstration, onNetwork: true, Settings);

    [OneTimeTearDown]
    public async Task StopServer() => await Server.DisposeAsync();

    [TearDown]
    public async Task CloseContexts()
    {
        var failed = TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed;
        foreach (var (index, context) in contexts.Index())
        {
            if (failed && context.Pages.Count > 0)
            {
                await KeepPicture(context.Pages[0], $"failed-{TestContext.CurrentContext.Test.MethodName}-{index}");
            }
            await context.CloseAsync();
        }
        contexts.Clear();
    }

    protected async Task<IPage> Open(string path, int width = 1280, bool script = true, string? signedInAs = null)
    {
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Server.OnNetwork!.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(WaitsMaxMilliseconds);
        if (signedInAs is not null)
        {
            await SignIn(page, signedInAs);
        }
        await page.GotoAsync(path);
        return page;
    }

    private async Task SignIn(IPage page, string signInName)
    {
        var user = await Server.User(signInName);
        await page.GotoAsync("/sign-in");
        if (Demonstration)
        {
            await page.ClickAsync($"button[value='{user.UserId}']");
            return;
        }
        await page.FillAsync("#name", signInName);
        await page.FillAsync("#password", ServedAuthority.Password);
        await page.ClickAsync("main button[type=submit]");
    }

    /// <summary>The elements that stick out of a page that has to be scrolled sideways, or a line that says so when none can be named.</summary>
    private const string SticksOut = """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth) return [];
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > page.clientWidth || e.scrollWidth > page.clientWidth)
            .map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`);
          return [`${page.scrollWidth - page.clientWidth} pixels too wide`, ...out];
        }
        """;

    /// <summary>Checks the page as it stands: accessible by axe's rules for WCAG 2.2 AA, nothing to scroll sideways. Keeps a picture when <c>CPW_PICTURES</c> names a folder.</summary>
    protected static async Task Check(IPage page, string name) => Assert.That(await Wrong(page, name), Is.Empty, name);

    /// <summary>The same; gives what is wrong with the page.</summary>
    protected static async Task<IReadOnlyList<string>> Wrong(IPage page, string name)
    {
        await KeepPicture(page, name);
        // What passed is not asked for: gathering it takes most of the time on a long page.
        var result = await page.RunAxe(new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        return [.. result.Violations.Select(Describe), .. await TooWide(page)];
    }

    /// <summary>What has to be scrolled sideways.</summary>
    protected static async Task<IReadOnlyList<string>> TooWide(IPage page) => [.. (await page.EvaluateAsync<string[]>(SticksOut)).Select(part => $"sticks out sideways: {part}")];

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} at {string.Join("; ", violation.Nodes.Select(node => node.Html))}";

    private static async Task KeepPicture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CPW_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }
}
