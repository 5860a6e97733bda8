using System.Net;
using System.Net.Http.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>A child's advocate, from outside the authority: works for that child alone, and sees what an advocate needs (rules catalogue, section 2).</summary>
public sealed class AdvocatePagesTests
{
    private TestServer server = null!;
    private CaseId one;
    private string path = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        one = (await ProtectedFamily.On(server, "Quietwater", "Ines", "Gwydion"))[0];
        path = $"/cases/{one}";
        using var worker = await server.Reader().As(server, "anwen");
        await Post(worker, "tasks/offer_advocacy", new { response = "accepted" });
        using var manager = await server.Reader().As(server, "rhodri");
        using var named = await manager.Send(
            $"{path}/roles", null, ("command", Guid.NewGuid().ToString()), ("role", "advocate"), ("reason", "The service named her"), ("user", (await server.User("seirian")).UserId.ToString()));
        Assert.That(named.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_advocate_sees_the_child_and_the_dates_and_nothing_that_was_written_of_anybody()
    {
        using var advocate = await server.Reader().As(server, "seirian");

        var page = await advocate.Page(path);
        var work = await advocate.Page("/work");

        Assert.That(page, Does.Contain("Ines").And.Contain("Pass on what the child wants to be said").And.Contain("Tell of a danger to the child"));
        Assert.That(page, Does.Not.Contain("Recorded for a test.").And.Not.Contain("Invented for a test.").And.Not.Contain("record_visit"));
        Assert.That(work, Does.Contain("Say whether you take this child on").And.Contain("The advocate meets the child"));
    }

    [TestCase("/looks")]
    [TestCase("/documents/safety_summary")]
    [TestCase("/documents/plan_for_professionals")]
    public async Task What_is_not_the_advocates_is_not_there(string page)
    {
        using var advocate = await server.Reader().As(server, "seirian");
        using var answer = await advocate.Get(path + page);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("/history")]
    [TestCase("/people")]
    [TestCase("/chronology")]
    [TestCase("/file")]
    [TestCase("/timeline")]
    [TestCase("/documents")]
    [TestCase("/actions/raise_safety_concern")]
    public async Task Nothing_that_somebody_wrote_is_on_any_page_of_the_case(string page)
    {
        using var advocate = await server.Reader().As(server, "seirian");
        using var answer = await advocate.Get(path + page);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Recorded for a test.").And.Not.Contain("Invented for a test."));
    }

    [Test]
    public async Task What_others_record_is_refused_to_the_advocate()
    {
        using var advocate = await server.Reader().As(server, "seirian");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}/actions/record_visit") { Content = JsonContent.Create(new { answers = new { seen = true } }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var sent = await advocate.Ask(request);

        Assert.That((int)sent.StatusCode, Is.InRange(400, 499));
    }

    [Test]
    public async Task Another_childs_case_is_not_there_for_the_advocate()
    {
        var other = (await ProtectedFamily.On(server, "Rookwood", "Owen"))[0];
        using var advocate = await server.Reader().As(server, "seirian");
        using var answer = await advocate.Get($"/cases/{other}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var search = await advocate.Send("/search", null, ("name", "Owen Rookwood"));
        Assert.That(await search.Content.ReadAsStringAsync(), Does.Contain("Not found is not safe").And.Not.Contain($"/cases/{other}"));
    }

    [Test]
    public async Task Brothers_and_sisters_are_named_to_the_advocate_on_no_page_and_by_no_search()
    {
        using var advocate = await server.Reader().As(server, "seirian");
        using var worker = await server.Reader().As(server, "anwen");

        using var own = await advocate.Send("/search", null, ("name", "Ines Quietwater"));
        using var brother = await advocate.Send("/search", null, ("name", "Gwydion Quietwater"));
        using var known = await worker.Send("/search", null, ("name", "Gwydion Quietwater"));

        Assert.That(await own.Content.ReadAsStringAsync(), Does.Contain(path));
        Assert.That(await known.Content.ReadAsStringAsync(), Does.Not.Contain("Not found is not safe"));
        Assert.That(await brother.Content.ReadAsStringAsync(), Does.Contain("Not found is not safe"));
        foreach (var page in new[] { "", "/people", "/family", "/timeline", "/documents" })
        {
            using var answer = await advocate.Get(path + page);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Gwydion"), page);
        }
    }

    [Test]
    public async Task What_the_child_lets_the_advocate_say_reaches_the_worker_in_the_childs_words()
    {
        using var advocate = await server.Reader().As(server, "seirian");
        await Post(advocate, "tasks/accept_advocacy", new { takes_on = true }, "advocacy_offer-1");
        await Post(advocate, "actions/tell_what_the_child_said", new { words = "I want to stay at my school.", occasion = "conference", share_with = "worker_chair" });
        using var worker = await server.Reader().As(server, "anwen");

        var file = await worker.Page($"{path}/file");

        Assert.That(file, Does.Contain("I want to stay at my school.").And.Contain("My worker and the chair alone"));
        foreach (var colleague in new[] { "rhodri", "mei" })
        {
            using var other = await server.Reader().As(server, colleague);
            using var read = await other.Get($"{path}/file");
            Assert.That(await read.Content.ReadAsStringAsync(), Does.Not.Contain("I want to stay at my school."), colleague);
        }
    }

    [Test]
    public async Task A_danger_that_an_advocate_tells_of_is_an_alarm_like_any_other()
    {
        using var advocate = await server.Reader().As(server, "seirian");
        await Post(advocate, "actions/raise_concern_as_advocate", new { worry = "He sleeps in the house again.", danger_now = new { not_known = "The child did not say when." } });
        using var manager = await server.Reader().As(server, "rhodri");

        Assert.That(await manager.Page(path), Does.Contain("He sleeps in the house again.").Or.Contain("Take on the safety concern").Or.Contain("safety concern"));
        Assert.That(await advocate.Page(path), Does.Not.Contain("He sleeps in the house again."), "what became of it is not the advocate's to read");
    }

    private async Task Post(Reader reader, string work, object answers, string? record = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1{path}/{work}") { Content = JsonContent.Create(new { answers, record }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var sent = await reader.Ask(request);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{work}: {await sent.Content.ReadAsStringAsync()}");
    }
}
