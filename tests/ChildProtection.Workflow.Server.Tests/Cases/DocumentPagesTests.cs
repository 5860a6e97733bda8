using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>Letters and documents of a case: listed, made out, in the recipient's language, for those who may have them.</summary>
public sealed class DocumentPagesTests
{
    private TestServer server = null!;
    private string path = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        path = $"/cases/{(await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0]}";
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_documents_of_a_case_are_listed_and_lead_to_each_copy()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var list = await worker.Page($"{path}/documents");

        Assert.That(list, Does.Contain($"href=\"{path}/documents/safety_summary\""));
        Assert.That(await worker.Page(path), Does.Contain($"href=\"{path}/documents\""));
    }

    [Test]
    public async Task A_document_speaks_of_the_child_by_name_and_of_the_worker_by_name()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"{path}/documents/safety_summary");

        Assert.That(page, Does.Contain("Rhys Inkwell, for whoever must act tonight").And.Contain("The lead worker is Anwen Candlemere."));
    }

    [Test]
    [Covers("W0")]
    public async Task A_copy_is_made_out_in_the_other_language_while_the_page_stays_in_the_readers()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"{path}/documents/safety_summary?language=cy");

        Assert.That(page, Does.Contain("<article class=\"cpw-paper\" lang=\"cy\">").And.Contain("Y gweithiwr arweiniol yw Anwen Candlemere.").And.Contain("<html lang=\"en\""));
    }

    [Test]
    public async Task A_copy_asked_for_in_a_language_in_which_the_workflow_is_not_written_is_in_English_throughout()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page($"{path}/documents/safety_summary?language=fr");

        Assert.That(page, Does.Contain("<article class=\"cpw-paper\" lang=\"en\">").And.Contain("The lead worker is Anwen Candlemere."));
    }

    [TestCase("no_such_document")]
    [TestCase("safety_summary?record=visit-99")]
    public async Task A_document_that_is_not_there_is_not_found(string document)
    {
        using var worker = await server.Reader().As(server, "anwen");

        using var response = await worker.Get($"{path}/documents/{document}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Somebody_of_another_team_has_no_document_of_the_case()
    {
        using var worker = await server.Reader().As(server, "seren");

        using var list = await worker.Get($"{path}/documents");
        using var document = await worker.Get($"{path}/documents/safety_summary");

        Assert.That((list.StatusCode, document.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    [Covers("D5.3", "W15")]
    public async Task Business_support_opens_and_prints_the_invitations_leaflets_and_the_referral_and_nothing_else()
    {
        var before = await BookedConference.On(server, "Quillon", "Beca");
        using var support = await server.Reader().As(server, "mei");

        var list = await support.Page($"/cases/{before}/documents");
        var offered = Regex.Matches(list, $"href=\"/cases/{before}/documents/([a-z_]+)").Select(match => match.Groups[1].Value).Distinct();

        Assert.That(offered, Is.EquivalentTo(new[] { "conference_invitation_parent", "conference_invitation_agency", "conference_leaflet_child", "advocacy_referral" }));
        foreach (Match link in Regex.Matches(list, $"href=\"(/cases/{before}/documents/[^\"]+)\""))
        {
            Assert.That(await support.Page(WebUtility.HtmlDecode(link.Groups[1].Value)), Does.Contain("data-print"), link.Value);
        }
    }

    [Test]
    [Covers("X8", "D5.0")]
    public async Task An_invitation_says_when_and_where_and_says_that_it_follows_what_is_not_known_yet()
    {
        var before = await BookedConference.On(server, "Larchfold", "Mali");
        using var support = await server.Reader().As(server, "mei");

        var list = await support.Page($"/cases/{before}/documents");
        var page = await support.Page(WebUtility.HtmlDecode(Regex.Match(list, $"href=\"(/cases/{before}/documents/conference_invitation_parent[^\"]+)\"").Groups[1].Value));

        Assert.That(page, Does.Contain("It starts at half past 9.").And.Contain("We will tell you where it is held as soon as we know.").And.Not.Contain("{"));
    }

    [Test]
    [Covers("L2.6a", "D5.2")]
    public async Task Of_a_recipient_whose_language_no_version_has_the_page_says_so_and_the_form_of_giving_knows_the_language()
    {
        var booked = await BookedConference.On(server, "Elderquay", "Nel");
        await BookedConference.ParentSpeaks(server, booked, ("language", "other"), ("which", "Polish"), ("interpreter", "yes"));
        using var support = await server.Reader().As(server, "mei");

        var list = await support.Page($"/cases/{booked}/documents");
        var page = await support.Page(Link(list, $"/cases/{booked}/documents/conference_invitation_parent"));
        var form = await support.Page(Link(list, $"/cases/{booked}/actions/give_invitation"));

        Assert.That(list, Does.Contain("(Polish)"));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain($"The language of {BookedConference.Parent} is Polish. There is no version of this document in that language. Arrange a translation or an interpreter"));
        Assert.That(page, Does.Contain("<article class=\"cpw-paper\" lang=\"en\">"));
        Assert.That(form, Does.Contain("value=\"Polish\""));
    }

    [Test]
    [Covers("L2.6a")]
    public async Task A_copy_for_a_child_who_speaks_Welsh_opens_in_Welsh_for_a_reader_of_English_and_can_be_switched()
    {
        var booked = await BookedConference.On(server, "Oakmere", "Gwen");
        await BookedConference.ChildSpeaks(server, booked, ("language", "cy"));
        using var worker = await server.Reader().As(server, "anwen");
        var path = $"/cases/{booked}/documents/conference_leaflet_child";

        var opened = await worker.Page(path);
        var switched = await worker.Page($"{path}?language=en");

        Assert.That(opened, Does.Contain("<article class=\"cpw-paper\" lang=\"cy\">").And.Contain("Mae cyfarfod amdanat ti").And.Contain($"href=\"{path}?language=en\"").And.Contain("<html lang=\"en\""));
        Assert.That(opened, Does.Not.Contain("There is no version of this document"));
        Assert.That(switched, Does.Contain("<article class=\"cpw-paper\" lang=\"en\">").And.Contain("There is a meeting about you"));
    }

    [Test]
    public async Task A_letter_says_whose_it_is_whom_to_ring_and_a_reference_that_names_no_child()
    {
        var booked = await BookedConference.On(server, "Vervainly", "Tomos");
        using var support = await server.Reader().As(server, "mei");

        var page = await support.Page(Link(await support.Page($"/cases/{booked}/documents"), $"/cases/{booked}/documents/conference_invitation_agency"));
        var head = Regex.Match(page, "<article.*?</dl>", RegexOptions.Singleline).Value;
        var worksheet = await (await server.Reader().As(server, "anwen")).Page($"/cases/{booked}/documents/my_day");

        Assert.That(head, Does.Contain("Cwm Bach (invented)").And.Contain("Anwen Candlemere").And.Contain("01632 960101").And.Contain($"{booked}"[^8..].ToUpperInvariant()));
        Assert.That(head, Does.Not.Contain("Vervainly").And.Not.Contain("Tomos"));
        Assert.That(worksheet, Does.Not.Contain("Our reference"), "a worksheet is no letter");
    }

    [Test]
    public async Task A_language_that_is_not_on_file_is_asked_for_before_a_copy_is_given()
    {
        var booked = await BookedConference.On(server, "Thornley", "Elan");
        using var worker = await server.Reader().As(server, "anwen");

        Assert.That(WebUtility.HtmlDecode(await worker.Page($"/cases/{booked}/documents/conference_leaflet_child")), Does.Contain("The language of").And.Contain("is not on file. Ask, and put it on file"));
    }

    private static string Link(string page, string path) => WebUtility.HtmlDecode(Regex.Match(page, $"href=\"({path}[^\"]*)\"").Groups[1].Value);

    [Test]
    public async Task Business_support_has_only_the_documents_that_it_gives()
    {
        using var support = await server.Reader().As(server, "mei");

        var list = await support.Page($"{path}/documents");
        using var summary = await support.Get($"{path}/documents/safety_summary");

        Assert.That(list, Does.Not.Contain("safety_summary"));
        Assert.That(summary.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
