using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Texts;

/// <summary>Whoever reads in Welsh reads Welsh: no words of the pages or of the shipped definition are left in English on any page.</summary>
[Covers("W0", "O0")]
public sealed partial class WelshPagesTests
{
    private TestServer server = null!;
    private HashSet<string> english = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        english = [.. OfThePages().Concat(OfTheDefinition()).Where(pair => pair.English != pair.Welsh && pair.English.Length > 3).Select(pair => pair.English)];
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task No_english_is_left_on_any_page_that_is_read_in_welsh()
    {
        await using var walked = await TestServer.Start(demonstration: true);
        var left = new List<string>();
        foreach (var one in (await EveryPage.Of(walked)).GroupBy(page => page.SignIn))
        {
            using var reader = await walked.Reader().As(walked, one.Key);
            using var chosen = await reader.Get("/language/cy?back=/");
            foreach (var page in one)
            {
                left.AddRange(Texts(await reader.Followed(page.Address)).Where(english.Contains).Distinct().Select(text => $"{page}: {text}"));
            }
        }

        Assert.That(left, Is.Empty);
    }

    [TestCase("/cases/{case}/actions/record_visit")]
    [TestCase("/cases/{case}/actions/start_emergency_protection")]
    [TestCase("/cases/{case}/history?everything=true")]
    public async Task No_english_is_left_on_a_page_that_has_many_faces(string path)
    {
        using var reader = await server.Reader().As(server, "rhodri");
        using var chosen = await reader.Get("/language/cy?back=/");

        var html = await reader.Page(path.Replace("{case}", await RegisteredCase(), StringComparison.Ordinal));

        Assert.That(Texts(html).Where(english.Contains).Distinct(), Is.Empty);
    }

    [Test]
    public async Task Two_children_side_by_side_are_compared_and_decided_about_in_welsh()
    {
        var (one, other, child) = (await RegisteredCase(), (await ProtectedFamily.On(server, "Coracle", "Nest"))[0], default(ChildId));
        await server.Database(async database => child = (await database.Cases.SingleAsync(row => row.CaseId == other)).ChildId);
        using var reader = await server.Reader().As(server, "rhodri");
        using var senior = await server.Reader().As(server, "gwenllian");
        using var chosen = await reader.Get("/language/cy?back=/");
        using var seniors = await senior.Get("/language/cy?back=/");
        var compare = $"/cases/{one}/people/same/with?child={child}";
        var compared = await reader.Page(compare);
        using var refused = await reader.Send(compare, null, ("command", Guid.NewGuid().ToString()), ("stands", child.ToString()), ("reason", ""));
        using var said = await reader.Send(compare, null, ("command", Guid.NewGuid().ToString()), ("stands", child.ToString()), ("reason", "Yr un rhif sydd ganddynt."));

        var list = await senior.Page("/same-child");
        var page = await senior.Page(Regex.Match(list, "/same-child/[0-9a-f-]{36}").Value);

        Assert.That(Texts(compared).Concat(Texts(await refused.Content.ReadAsStringAsync())).Concat(Texts(list)).Concat(Texts(page)).Where(english.Contains).Distinct(), Is.Empty);
    }

    [Test]
    public async Task The_same_look_at_a_page_that_is_read_in_english_finds_english()
    {
        using var reader = await server.Reader().As(server, "rhodri");

        var found = Texts(await reader.Page($"/cases/{await RegisteredCase()}")).Where(english.Contains).ToList();

        Assert.That(found, Does.Contain("What happened").And.Contain("Record a visit"));
    }

    [Test]
    public async Task The_sign_in_page_and_the_page_of_what_is_not_there_are_welsh_too()
    {
        using var reader = server.Reader();
        using var chosen = await reader.Get("/language/cy?back=/sign-in");
        var signIn = await reader.Page("/sign-in");
        using var signedIn = await reader.As(server, "rhodri");

        using var missing = await signedIn.Get($"/cases/{Guid.NewGuid()}");

        Assert.That(Texts(signIn).Concat(Texts(await missing.Content.ReadAsStringAsync())).Where(english.Contains).Distinct(), Is.Empty);
    }

    /// <summary>A child of the North team on the register.</summary>
    private async Task<string> RegisteredCase()
    {
        var id = "";
        await server.Database(async database =>
            id = (await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"))).CaseId.ToString());
        return id;
    }

    /// <summary>What stands between the tags, but for what is marked as English: the name of the language itself.</summary>
    private static IEnumerable<string> Texts(string html) =>
        Text().Matches(Marked().Replace(html, "")).Select(match => Spaces().Replace(WebUtility.HtmlDecode(match.Groups[1].Value), " ").Trim()).Where(text => text.Length > 0);

    private static IEnumerable<(string English, string Welsh)> OfThePages()
    {
        var catalogue = TextCatalogue.Load();
        return catalogue.Keys("en").Select(key => (catalogue.Find("en", key).Trim(), catalogue.Find("cy", key).Trim()));
    }

    private IEnumerable<(string English, string Welsh)> OfTheDefinition()
    {
        var library = server.Services.GetRequiredService<IDefinitionLibrary>();
        var definition = library.InForce(new AuthorityId(1), server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date)!.Definition;
        var outline = DefinitionOutline.Of(definition);
        IEnumerable<LocalizedText?> texts =
        [
            .. outline.States.Values.Select(state => state.Title),
            .. outline.Tasks.Values.SelectMany(task => new[] { task.Title, task.Why, task.IfMissed }),
            .. outline.Actions.Values.SelectMany(action => new[] { action.Title, action.Why }),
            .. outline.Deadlines.Values.SelectMany(deadline => new[] { deadline.Title, deadline.IfMissed, deadline.Statutory }),
            .. definition.Fields.Values.Select(field => field.Title),
            .. definition.Records.Values.SelectMany(record => record.Fields.Values.Select(field => field.Title).Prepend(record.Title)),
            .. definition.Forms.Values.SelectMany(form => form.Questions.SelectMany(question => new[] { question.Title, question.Hint, question.Why })),
            .. definition.Choices.Values.SelectMany(list => list.Codes.Select(code => code.Title)),
            .. definition.Roles.Values.Select(role => role.Title),
        ];
        return texts.OfType<LocalizedText>().Select(text => (text.In("en"), text.In("cy")));
    }

    [GeneratedRegex(">([^<>]+)<")]
    private static partial Regex Text();

    [GeneratedRegex("<(span|a)[^>]* lang=\"en\"[^>]*>[\\s\\S]*?</\\1>|<(script|style)[\\s\\S]*?</\\2>")]
    private static partial Regex Marked();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
