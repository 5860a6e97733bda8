using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Work;

/// <summary>What is asked once for each parent, agency or visit says whom it is about: on the list, on the case and on the form.</summary>
public sealed partial class AboutWorkTests
{
    private const string OtherParent = "Owain Ivyquill";

    private TestServer server = null!;
    private CaseId booked;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        booked = await BookedConference.On(server, "Egret", "Cadi");
        await BookedConference.Take(server, booked, "mei", "invite_more", [], [BookedConference.Row(OtherParent, "parent")]);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Two_parents_to_whom_a_report_is_owed_stand_by_name_on_the_cards_of_the_list()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var cards = Card().Matches(await worker.Page("/work?group=risk")).Select(card => card.Value).Where(card => card.Contains($"/cases/{booked}/tasks/give_report_to_parent", StringComparison.Ordinal)).ToList();

        Assert.That(cards.Count(card => card.Contains(BookedConference.Parent, StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(cards.Count(card => card.Contains(OtherParent, StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("cy")]
    public async Task The_form_says_in_its_heading_and_above_its_questions_whom_it_is_about(string language)
    {
        using var support = await server.Reader().As(server, "mei");
        if (language.Length > 0)
        {
            using var changed = await support.Get($"/language/{language}?back=/work");
        }

        var page = WebUtility.HtmlDecode(await support.Page($"/cases/{booked}/actions/give_invitation?record=invitation-1"));

        var heading = Heading().Match(page).Value;
        var (about, form) = (page.IndexOf("id=\"about-heading\"", StringComparison.Ordinal), page.IndexOf("<form method=\"post\" novalidate", StringComparison.Ordinal));
        Assert.That(heading, Does.Contain("Cadi").And.Contain(BookedConference.Parent));
        Assert.That(about, Is.Positive.And.LessThan(form));
        Assert.That(page[about..form], Does.Contain(BookedConference.Parent).And.Contain(language == "cy" ? "Rhiant" : "Parent"));
        Assert.That(Title().Match(page).Groups[1].Value, Does.Contain(BookedConference.Parent));
    }

    [Test]
    public async Task Work_that_is_asked_once_says_nothing_of_a_record()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"/cases/{booked}/tasks/prepare_child");

        Assert.That(page, Does.Not.Contain("about-heading").And.Not.Contain("cpw-heading-about"));
    }

    [TestCase("anwen")]
    [TestCase("rhodri")]
    [TestCase("bronwen")]
    [TestCase("mei")]
    [TestCase("cledwyn")]
    [TestCase("gwenllian")]
    public async Task No_two_lines_of_one_child_look_alike(string who)
    {
        var user = await server.User(who);
        var staff = (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(user.AuthorityId, default)).Single(member => member.Id == user.UserId);
        await using var scope = server.Services.CreateAsyncScope();
        var items = (await scope.ServiceProvider.GetRequiredService<CaseReading>().MyWork(staff, default))!;

        var lines = Lines(scope.ServiceProvider).Of(staff, items, new Dictionary<UserId, string>(), []);

        Assert.That(lines.Select(line => $"{line.Case} {line.Title} {line.About} {line.Due}"), Is.Unique);
        Assert.That(items.Where(item => item is { RecordId: not null, State: not null }).Where(item => item.About is null).Select(item => item.Line.Row.Name), Is.Empty);
    }

    private static WorkLines Lines(IServiceProvider services) => ActivatorUtilities.CreateInstance<WorkLines>(
        services, new ChildProtection.Workflow.Server.Texts.Words(services.GetRequiredService<ChildProtection.Workflow.Server.Texts.TextCatalogue>(), "en"));

    [GeneratedRegex("<article class=\"cpw-card.*?</article>", RegexOptions.Singleline)]
    private static partial Regex Card();

    [GeneratedRegex("<h1.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();
}
