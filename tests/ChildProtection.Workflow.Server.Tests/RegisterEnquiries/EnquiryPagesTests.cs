using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.RegisterEnquiries;

/// <summary>The pages on which a call to the register is taken, answered and followed up.</summary>
public sealed partial class EnquiryPagesTests
{
    private const string New = "/register/enquiries/new";

    private TestServer server = null!;
    private StoredChild child = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        await server.Database(async database =>
        {
            var entry = await database.RegisterEntries.OrderBy(row => row.CaseId).FirstAsync(row => row.ToDate == null && row.Kind == "full");
            child = await database.Children.SingleAsync(row => row.ChildId == entry.ChildId);
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    [Covers("O41", "K9")]
    public async Task The_duty_worker_reads_what_may_be_said_and_who_the_lead_worker_is_and_never_where_the_child_lives()
    {
        using var duty = await server.Reader().As(server, "farah");

        var page = await Taken(duty, [.. About(child), .. Confirmed]);

        Assert.That(page, Does.Contain($"{child.GivenName} {child.FamilyName} is on the child protection register.").And.Contain("Care and support protection plan co-ordinator:"));
        Assert.That(page, Does.Contain("an enquiry is not one"));
    }

    [Test]
    [Covers("O40", "O41", "K9")]
    public async Task Not_found_is_said_with_the_words_that_it_is_no_evidence_of_safety()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");

        var page = await Taken(custodian, [("given", "Quillon"), ("family", "Nowhereton"), .. Confirmed]);

        Assert.That(page, Does.Contain("was not found on the child protection register.").And.Contain("This is not evidence of safety."));
    }

    [Test]
    [Covers("T50", "O41")]
    public async Task A_caller_who_is_not_confirmed_stands_on_the_duty_workers_list_until_rung_back()
    {
        using var custodian = await server.Reader().As(server, "cledwyn");
        var taken = await Taken(custodian, [.. About(child), ("check", "failed"), ("words", "a withheld number")]);
        using var duty = await server.Reader().As(server, "farah");
        var list = await duty.Page("/work");
        var path = CallBack().Match(list).Value;

        using var rung = await duty.Send(path, null, ("known", Known().Match(await duty.Page(path)).Groups[1].Value), ("outcome", "passed"), ("rang", "01970 000000"), ("words", "the ward"));
        var after = await duty.Page(rung.Headers.Location!.ToString());

        Assert.That(taken, Does.Contain("Nothing yet: the caller is not confirmed.").And.Not.Contain("is on the child protection register"));
        Assert.That(after, Does.Contain("is on the child protection register."));
    }

    [Test]
    [Covers("O40")]
    public async Task A_concern_spoken_in_the_call_asks_for_a_referral_whatever_the_register_says()
    {
        using var duty = await server.Reader().As(server, "farah");

        var page = await Taken(duty, [("given", "Peregrine"), ("family", "Nowhereton"), ("concern", "alone at night"), .. Confirmed]);

        Assert.That(page, Does.Contain("Open a referral for the concern").And.Contain("href=\"/cases/open\""));
    }

    [Test]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var duty = await server.Reader().As(server, "farah");

        using var wrong = await duty.Send(New, null, ("enquiry", Guid.NewGuid().ToString()), ("caller", "Ottilie Fernbrook"), ("born.day", "31"), ("born.month", "2"), ("born.year", "2020"), ("household", "Gwen Coracle"));
        var html = await wrong.Content.ReadAsStringAsync();

        foreach (var field in new[] { "agency", "standing", "role", "check", "given", "born.day", "purpose", "reason" })
        {
            Assert.That(html, Does.Contain($"<a href=\"#{field}\">"), field);
        }
        Assert.That(html, Does.Contain("value=\"Ottilie Fernbrook\"").And.Contain("Gwen Coracle").And.Contain("value=\"31\""));
    }

    [TestCase("anwen")]
    [TestCase("mei")]
    public async Task Nobody_else_opens_them(string who)
    {
        using var reader = await server.Reader().As(server, who);

        using var refused = await reader.Get("/register/enquiries");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Whoever_only_oversees_the_register_reads_enquiries_and_takes_none()
    {
        using var duty = await server.Reader().As(server, "farah");
        await Taken(duty, [("given", "Tamsin"), ("family", "Nowhereton"), .. Confirmed]);
        using var board = await server.Reader().As(server, "padma");

        var page = await board.Page("/register/enquiries");
        using var form = await board.Get(New);

        Assert.That(page, Does.Contain("Tamsin Nowhereton").And.Not.Contain(New));
        Assert.That(form.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static (string Name, string Value)[] Confirmed => [("check", "passed"), ("method", "rangback"), ("rang", "01970 000000")];

    private static (string Name, string Value)[] About(StoredChild child) =>
    [
        ("given", child.GivenName), ("family", child.FamilyName), .. child.BornOn is { } born ? Day("born", born) : Day("expected", child.ExpectedOn!.Value),
    ];

    private static (string Name, string Value)[] Day(string name, NodaTime.LocalDate day) =>
        [($"{name}.day", $"{day.Day}"), ($"{name}.month", $"{day.Month}"), ($"{name}.year", $"{day.Year}")];

    /// <summary>A nurse asks; the page of the enquiry that follows.</summary>
    private static async Task<string> Taken(Reader reader, (string Name, string Value)[] answers)
    {
        using var sent = await reader.Send(
            New, null, [("enquiry", Guid.NewGuid().ToString()), ("caller", "Ottilie Fernbrook"), ("agency", "Glan Afon Hospital"), ("standing", "health"), ("role", "nurse"), ("purpose", "childishere"), ("reason", "a burn"), .. answers]);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await sent.Content.ReadAsStringAsync());
        return await reader.Page(sent.Headers.Location!.ToString());
    }

    [GeneratedRegex("/register/enquiries/[0-9a-f-]+/ring-back")]
    private static partial Regex CallBack();

    [GeneratedRegex("name=\"known\" value=\"([0-9]+)\"")]
    private static partial Regex Known();
}
