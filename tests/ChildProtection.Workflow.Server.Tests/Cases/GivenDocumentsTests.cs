using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>What was given to whom and when, and each copy as it was then.</summary>
public sealed partial class GivenDocumentsTests
{
    private TestServer server = null!;
    private CaseId one;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        one = await BookedConference.On(server, "Ferrywell", "Ianto");
        await BookedConference.Invite(server, one);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    [Covers("D5.3", "C5")]
    public async Task What_was_given_is_told_with_whom_when_by_whom_how_in_which_language_and_what_came_of_it()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = WebUtility.HtmlDecode(await worker.Page($"/cases/{one}/documents"));
        var row = Row().Matches(page).Select(match => Tags().Replace(match.Value, " ")).Single(text => text.Contains("Invitation and leaflet for a parent or carer", StringComparison.Ordinal));

        foreach (var said in new[] { BookedConference.Parent, "Polish (through Ola the translator)", "Mei Copperfold", "By post", "Given", "When:" })
        {
            Assert.That(row, Does.Contain(said));
        }
        Assert.That(page, Does.Contain("Print what was given to whom"));
    }

    [Test]
    public async Task A_copy_opens_as_it_was_given_although_the_hour_and_a_name_were_changed_since()
    {
        var other = await BookedConference.On(server, "Harrowgate", "Sioned");
        await BookedConference.Invite(server, other);
        await BookedConference.Move(server, other, "2 in the afternoon");
        await BookedConference.Correct(server, other, "invitation", "invitation-1", "name", "Catrin Ivyquill-Vane");
        using var worker = await server.Reader().As(server, "anwen");

        var list = await worker.Page($"/cases/{other}/documents");
        var then = await worker.Page(Given(list));
        var now = await worker.Page(WebUtility.HtmlDecode(Regex.Match(list, $"href=\"(/cases/{other}/documents/conference_invitation_parent[^\"]*)\"").Groups[1].Value));
        var welsh = await worker.Page($"{Given(list)}?language=cy");

        Assert.That(then, Does.Contain("Dear Catrin Ivyquill,").And.Contain("It starts at half past 9.").And.Contain("This is the copy as it was given on"));
        Assert.That(now, Does.Contain("Dear Catrin Ivyquill-Vane,").And.Contain("It starts at 2 in the afternoon."));
        Assert.That(welsh, Does.Contain("Annwyl Catrin Ivyquill,").And.Contain("Mae&#x27;n dechrau am half past 9.").Or.Contain("Mae'n dechrau am half past 9."));
        Assert.That(list, Does.Contain("corrected since, see the history"));
    }

    [Test]
    public async Task Where_nothing_was_given_the_page_says_how_it_is_recorded()
    {
        var nothing = await ProtectedFamily.Before(server, "schedule_conference", "Inkerman", "Lowri");
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"/cases/{nothing}/documents");

        Assert.That(page, Does.Contain("Nothing is recorded as given yet.").And.Not.Contain("Print what was given to whom"));
    }

    [Test]
    public async Task Business_support_sees_of_what_was_given_only_the_documents_that_it_may_have()
    {
        var other = await BookedConference.On(server, "Juniperly", "Owena");
        await BookedConference.Invite(server, other);
        using var support = await server.Reader().As(server, "mei");
        using var stranger = await server.Reader().As(server, "seren");

        var list = await support.Page($"/cases/{other}/documents");
        var given = Given(list);
        var elsewhere = Regex.Replace(given, "/given/[0-9]+/", "/given/1/");

        Assert.That(Row().Count(list), Is.EqualTo(1), "the one row of the one invitation");
        Assert.That(await support.Page(given), Does.Contain("Dear Catrin Ivyquill,"));
        foreach (var (reader, path) in new[] { (stranger, given), (support, elsewhere), (support, given.Replace("conference_invitation_parent", "safety_summary", StringComparison.Ordinal)) })
        {
            using var answer = await reader.Get(path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    /// <summary>Where the first copy of the table opens.</summary>
    private static string Given(string page) => Regex.Match(page, "href=\"(/cases/[^\"]+/documents/given/[^\"]+)\"").Groups[1].Value;

    [GeneratedRegex("<tr class=\"govuk-table__row\">\\s*<th scope=\"row\".*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
