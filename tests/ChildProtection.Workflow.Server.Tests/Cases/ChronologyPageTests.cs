using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>The chronology of significant events: chosen with one click, written down, changed and taken off with a reason, and printed.</summary>
[Covers("L1.5", "L7.2a", "L7.2b")]
public sealed partial class ChronologyPageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_record_is_put_into_the_chronology_with_one_press_and_stands_there_with_its_day_source_and_author()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Beca");

        await Choose(worker, path, "referral", "referral-1");
        await Choose(worker, path, "referral", "referral-1");
        var page = await worker.Page($"{path}/chronology");

        Assert.That(Regex.Count(page, "Bruising seen at school"), Is.GreaterThanOrEqualTo(1));
        Assert.That(Regex.Count(page, "<p class=\"cpw-events__what\">"), Is.EqualTo(1), "chosen twice it stands there once");
        Assert.That(page, Does.Contain("Record of the case: Referral").And.Contain("by Anwen Candlemere"));
    }

    [Test]
    public async Task An_event_before_the_case_is_written_down_with_its_own_day_and_what_it_meant_for_the_child()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Cai");

        await Write(worker, path, ("what", "Moved school for the third time"), ("impact", "No friend stayed"), ("origin", "Letter of the school"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2019"));
        var page = await worker.Page($"{path}/chronology");

        Assert.That(page, Does.Contain("Wednesday 4 September 2019").And.Contain("Moved school for the third time").And.Contain("No friend stayed").And.Contain("Letter of the school"));
    }

    [Test]
    public async Task Nothing_said_and_a_day_that_has_not_come_are_said_beside_their_fields_and_nothing_typed_is_lost()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Dilys");

        using var unsaid = await worker.Send($"{path}/chronology/event", null, ("command", Guid.NewGuid().ToString()), ("impact", "She stopped eating"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2019"));
        using var future = await worker.Send($"{path}/chronology/event", null, ("command", Guid.NewGuid().ToString()), ("what", "A birthday"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2099"));

        Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#what\">Say what happened</a>").And.Contain("She stopped eating"));
        Assert.That(await future.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#on.day\">").And.Contain("A birthday"));
    }

    [Test]
    public async Task What_was_said_differently_and_what_was_taken_off_stay_in_the_journal_with_the_reason()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Efa");
        await Write(worker, path, ("what", "Left alone over night"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2019"));
        var address = Event().Match(await worker.Page($"{path}/chronology")).Groups[1].Value;
        (string, string)[] said = [("seen", "1"), ("what", "Left alone for an hour"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2019")];

        using var unreasoned = await worker.Send(address, null, said);
        using var changed = await worker.Send(address, null, [.. said, ("reason", "The neighbour was asked again")]);
        using var overtaken = await worker.Send(address, null, [.. said, ("what", "Left alone for two hours"), ("reason", "No, it was two")]);
        using var taken = await worker.Send(address, $"{address}?handler=TakeOff", ("seen", "2"), ("reason", "It was another child"));
        var page = await worker.Page($"{path}/chronology");

        Assert.That(await unreasoned.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#reason\">Say why</a>"));
        Assert.That((changed.StatusCode, taken.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)), await taken.Content.ReadAsStringAsync());
        Assert.That(await overtaken.Content.ReadAsStringAsync(), Does.Contain("Somebody else changed this event meanwhile"));
        Assert.That(page, Does.Contain("Left alone over night").And.Contain("The neighbour was asked again").And.Contain("It was another child").And.Contain("Nothing has been chosen for the chronology yet"));
    }

    [Test]
    public async Task What_tells_of_others_is_in_the_copy_for_the_court_and_not_in_the_copy_for_the_family()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = await CaseForms.Open(worker, "Ffion");
        await Write(worker, path, ("what", "The neighbour told the police"), ("about_others", "true"), ("on.day", "4"), ("on.month", "9"), ("on.year", "2019"));
        await Write(worker, path, ("what", "Missed the school bus"), ("on.day", "5"), ("on.month", "9"), ("on.year", "2019"));

        var (court, family) = (await worker.Page($"{path}/chronology/print"), await worker.Page($"{path}/chronology/print?family=true"));

        Assert.That(court, Does.Contain("The neighbour told the police").And.Contain("About somebody else").And.Contain("Ffion Wagtailer").And.Contain("Missed the school bus"));
        Assert.That(family, Does.Not.Contain("The neighbour").And.Contain("Missed the school bus"));
        Assert.That(court.IndexOf("The neighbour told", StringComparison.Ordinal), Is.LessThan(court.IndexOf("Missed the school bus", StringComparison.Ordinal)), "in the order in which it happened");
    }

    [Test]
    public async Task Whoever_sees_a_part_of_the_case_has_no_chronology_and_another_team_none_at_all()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        using var support = await server.Reader().As(server, "mei");
        using var other = await server.Reader().As(server, "seren");
        var path = await CaseForms.Open(worker, "Gwawr");
        await CaseForms.DecideReferral(manager, path);
        await CaseForms.HoldStrategyDiscussion(manager, path);

        foreach (var page in new[] { "", "/print", "/choose", "/event" })
        {
            using var part = await support.Get($"{path}/chronology{page}");
            using var none = await other.Get($"{path}/chronology{page}");
            Assert.That((part.StatusCode, none.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)), page);
        }
    }

    [Test]
    public async Task The_timeline_shows_visits_and_phases_as_a_picture_and_in_words_and_by_year()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var path = $"/cases/{(await ProtectedFamily.On(server, "Silverweed", "Ianto"))[0]}";

        var (whole, other) = (await worker.Page($"{path}/timeline"), await worker.Page($"{path}/timeline?from=1990-01-01&to=1990-12-31"));
        var (plan, wrong) = (await worker.Page($"{path}/plan"), await worker.Page($"{path}/timeline?from=yesterday&to=soon"));

        Assert.That(whole, Does.Contain("<svg").And.Contain("On the register").And.Contain("Due: Child seen alone").And.Contain("Initial conference"));
        Assert.That(other, Does.Not.Contain("<svg").And.Contain("Nothing happened on these days"));
        Assert.That(wrong, Does.Contain("On the register"));
        Assert.That(plan, Does.Contain("The plan and its versions"));
    }

    private static async Task Choose(Reader worker, string path, string list, string record)
    {
        using var chosen = await worker.Send($"{path}/chronology", $"{path}/chronology?handler=Choose", ("list", list), ("record", record), ("command", Guid.NewGuid().ToString()), ("back", $"{path}/chronology"));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await chosen.Content.ReadAsStringAsync());
    }

    private static async Task Write(Reader worker, string path, params (string Name, string Value)[] said)
    {
        using var written = await worker.Send($"{path}/chronology/event", null, [("command", Guid.NewGuid().ToString()), .. said]);
        Assert.That(written.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await written.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("href=\"(/cases/[^\"]+/chronology/event/[^\"]+)\"")]
    private static partial Regex Event();
}
