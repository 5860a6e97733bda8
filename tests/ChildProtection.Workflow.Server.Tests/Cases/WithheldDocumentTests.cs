using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>A family in which one parent is a danger to the other: what is held back from somebody cannot be opened or printed for them (rules.md section 0, 1 and 2).</summary>
public sealed class WithheldDocumentTests
{
    private const string Reasons = "The mother moved out at night after he had hit her.";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task While_a_danger_is_flagged_nothing_is_made_out_before_somebody_has_decided_for_that_person()
    {
        var one = await Family("Quillfeather");
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        var before = await Status(worker, one, "decisions_for_person?record=invitation-1");
        await Post(worker, one, "actions/raise_safety_flag", new { kind = "domestic_abuse", detail = "He has threatened her." });
        var flagged = await Status(worker, one, "decisions_for_person?record=invitation-1");
        var list = await worker.Page($"/cases/{one}/documents");
        await Post(manager, one, "tasks/decide_giving_after_conference", new { decision = "may_be_given" }, "invitation-1");

        Assert.That((before, flagged), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(list, Does.Contain("nothing of it can be opened or printed").And.Contain("What the conference decided: For Kasia").And.Not.Contain("documents/decisions_for_person?record=invitation-1"));
        Assert.That(await Status(worker, one, "decisions_for_person?record=invitation-1"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(worker, one, "decisions_for_person?record=invitation-2"), Is.EqualTo(HttpStatusCode.NotFound), "the other parent is decided on apart");
    }

    [TestCase("withheld")]
    [TestCase("delayed")]
    public async Task What_is_held_back_from_one_parent_is_not_made_out_for_that_parent_and_is_for_the_other(string decision)
    {
        var one = await Family($"Quern{decision}");
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        await Post(worker, one, "actions/raise_safety_flag", new { kind = "domestic_abuse" });

        await Post(manager, one, "tasks/decide_giving_after_conference", new { decision = "may_be_given" }, "invitation-1");
        await Post(manager, one, "tasks/decide_giving_after_conference", HeldBack(decision, "decision_summary"), "invitation-2");

        Assert.That(await Status(worker, one, "decisions_for_person?record=invitation-1"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(worker, one, "decisions_for_person?record=invitation-2"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Status(worker, one, "decisions_for_person?record=invitation-2&language=cy"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_redacted_copy_has_no_sensitive_part_and_whoever_gives_it_is_told_what_is_not_in_it()
    {
        var one = await Family("Quayle");
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        await Post(worker, one, "actions/raise_safety_flag", new { kind = "domestic_abuse" });
        await Post(manager, one, "tasks/decide_giving_after_conference", new { decision = "may_be_given" }, "invitation-1");
        await Post(manager, one, "tasks/decide_giving_after_conference", HeldBack("redacted", "decision_summary"), "invitation-2");

        var whole = await worker.Page($"/cases/{one}/documents/decisions_for_person?record=invitation-1");
        var redacted = await worker.Page($"/cases/{one}/documents/decisions_for_person?record=invitation-2");

        Assert.That(whole, Does.Contain(Reasons));
        Assert.That(whole, Does.Contain("href=\"/rules/O33\""), "the paper leads to the rules that it follows");
        Assert.That(redacted, Does.Not.Contain(Reasons).And.Contain("The minutes follow."));
        Assert.That(redacted, Does.Contain("taken out for this person").And.Contain("The reasons: {"));
        Assert.That(Regex.Match(redacted, "<article[\\s\\S]*?</article>").Value, Does.Not.Contain("The reasons"), "the note is not on the paper");
    }

    private static object HeldBack(string decision, string item) => new
    {
        decision,
        items = new[] { item },
        ground = "danger",
        police_view = "not_involved",
        reasons = "He has threatened to find her.",
        review_on = "2099-01-05",
    };

    /// <summary>A child on the register with two parents who were at the conference.</summary>
    private async Task<CaseId> Family(string name)
    {
        var one = await ProtectedFamily.Before(server, "record_conference_decision", name, "Wren");
        using var support = await server.Reader().As(server, "mei");
        await Post(support, one, "actions/invite_more", new { invitees = new object[] { new { name = "Kasia", kind = "parent" }, new { name = "Marek", kind = "parent" } } });
        await ProtectedFamily.Finish(server, one, "record_conference_decision", ("reasons", Value.Of(Reasons)));
        return one;
    }

    private static async Task<HttpStatusCode> Status(Reader reader, CaseId one, string document)
    {
        using var answer = await reader.Get($"/cases/{one}/documents/{document}");
        return answer.StatusCode;
    }

    private static async Task Post(Reader reader, CaseId one, string work, object answers, string? record = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{one}/{work}") { Content = JsonContent.Create(new { answers, record }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var sent = await reader.Ask(request);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{work}: {await sent.Content.ReadAsStringAsync()}");
    }
}
