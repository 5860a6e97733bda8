using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Drafts;

/// <summary>What is typed into a form is kept until it is sent, through the pages' own addresses.</summary>
public sealed class DraftTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task What_was_typed_stands_in_the_form_when_it_is_opened_again()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Aled")}/actions/record_new_referral";
        var page = await worker.Page(form);

        var answer = await Save(worker, page, ("q.concern", "Seen alone at the shop"));

        Assert.That((answer.State, answer.Words), Is.EqualTo(("saved", $"Saved {TimeOfDay()}")));
        Assert.That(await worker.Page(form), Does.Contain("Seen alone at the shop").And.Contain("You began this at"));
    }

    [Test]
    public async Task A_draft_is_saved_by_the_page_that_holds_its_ticket_also_when_its_reader_was_signed_out()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Betrys")}/actions/record_new_referral";
        var page = await worker.Page(form);
        using var nobody = server.Reader();

        await Save(nobody, page, ("q.concern", "Typed after the session ended"));

        Assert.That(await worker.Page(form), Does.Contain("Typed after the session ended"));
    }

    [Test]
    public async Task A_form_sent_by_somebody_whose_session_has_ended_is_kept_and_waits_for_them_behind_the_sign_in()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Catrin")}/actions/record_new_referral";
        var page = await worker.Page(form);
        using var nobody = server.Reader();

        using var response = await Post(nobody, form, Filled(page, ("q.concern", "Sent too late")));

        Assert.That(response.Headers.Location!.PathAndQuery, Does.StartWith("/sign-in?back="));
        Assert.That(await worker.Page(form), Does.Contain("Sent too late"));
    }

    [Test]
    public async Task Without_script_a_button_keeps_the_form_for_later_and_it_stands_on_the_list()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Dafydd")}/actions/record_new_referral";

        using var kept = await worker.Send(form, null, [.. Filled(await worker.Page(form), ("q.concern", "Half a sentence"), ("later", "yes"))]);
        var list = await worker.Page(kept.Headers.Location!.OriginalString);

        Assert.That(list, Does.Contain("Begun, not finished").And.Contain($"href=\"{form}\"").And.Contain("Dafydd Wagtailer"));
    }

    [Test]
    public async Task A_form_that_was_sent_leaves_no_draft_and_one_saved_after_it_is_not_kept()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Elwyn")}/actions/record_new_referral";
        var page = await worker.Page(form);
        await Save(worker, page, ("q.concern", "Bruising again"));

        using var done = await worker.Send(form, null, [.. Filled(page, ("q.concern", "Bruising again"), ("q.on.which", "today"), ("q.on.time", "00:00"))]);
        var late = await Save(worker, page, ("q.concern", "Bruising again"));

        Assert.That((done.StatusCode, late.State), Is.EqualTo((HttpStatusCode.Redirect, "sent")));
        Assert.That(await worker.Page(form), Does.Not.Contain("You began this at"));
    }

    [Test]
    public async Task What_is_typed_on_two_devices_is_kept_twice_and_chosen_question_by_question()
    {
        using var desk = await server.Reader().As(server, "anwen");
        using var phone = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(desk, "Ffion")}/actions/record_new_referral";
        var (one, two) = (await desk.Page(form), await phone.Page(form));
        await Save(desk, one, ("q.concern", "From the desk"), ("q.on.which", "today"));

        var second = await Save(phone, two, ("q.concern", "From the phone"), ("q.on.which", "yesterday"));
        var conflict = await desk.Page(form);
        using var settled = await desk.Send(
            form, "/drafts/settle", ("draft_place", form), ("draft_revision", Hidden(conflict, "draft_revision")), ("keep.q.concern", "other"), ("keep.q.on", "kept"));
        var page = await desk.Page(form);

        Assert.That(second.State, Is.EqualTo("conflict"));
        Assert.That(conflict, Does.Contain("From the desk").And.Contain("From the phone").And.Contain("Filled in on two devices"));
        Assert.That(page, Does.Contain("From the phone").And.Not.Contain("From the desk"));
        Assert.That(page, Does.Match("value=\"today\" checked"));
    }

    [Test]
    public async Task A_choice_between_two_versions_counts_for_nothing_when_one_was_saved_since()
    {
        using var desk = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(desk, "Gwern")}/actions/record_new_referral";
        var (one, two) = (await desk.Page(form), await desk.Page(form));
        await Save(desk, one, ("q.concern", "From the desk"));
        await Save(desk, two, ("q.concern", "From the phone"));
        var revision = Hidden(await desk.Page(form), "draft_revision");
        await Save(desk, one, ("q.concern", "From the desk, and more"));

        using var settled = await desk.Send(form, "/drafts/settle", ("draft_place", form), ("draft_revision", revision), ("keep.q.concern", "other"));

        Assert.That(await desk.Page(form), Does.Contain("From the desk, and more").And.Contain("From the phone"));
    }

    [Test]
    public async Task Somebody_elses_ticket_or_none_saves_nothing()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var page = await worker.Page($"{await CaseForms.Open(worker, "Heulwen")}/actions/record_new_referral");

        var forged = await Answer(await Post(worker, "/drafts", ("draft", Hidden(page, "draft")[..^4] + "AAAA"), ("q.concern", "Forged")));
        var none = await Answer(await Post(worker, "/drafts", ("q.concern", "Nobody's")));

        Assert.That((forged.State, none.State), Is.EqualTo(("refused", "refused")));
    }

    [Test]
    public async Task A_draft_is_not_shown_to_anybody_else()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var form = $"{await CaseForms.Open(worker, "Idris")}/actions/record_new_referral";
        await Save(worker, await worker.Page(form), ("q.concern", "Only hers"));

        Assert.That(await manager.Page(form), Does.Not.Contain("Only hers"));
        Assert.That(await manager.Page("/work"), Does.Not.Contain("Idris Wagtailer</a><br>"));
    }

    [Test]
    public async Task A_draft_holds_no_readable_text_in_the_database()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Jac")}/actions/record_new_referral";
        await Save(worker, await worker.Page(form), ("q.concern", "Unmistakable words"));

        await server.Database(async database =>
        {
            var row = await database.Drafts.SingleAsync(draft => draft.Place == form);
            Assert.That(Encoding.UTF8.GetString(row.Content), Does.Not.Contain("Unmistakable"));
        });
    }

    [Test]
    public async Task A_draft_larger_than_the_limit_is_refused_in_words()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var page = await worker.Page($"{await CaseForms.Open(worker, "Kate")}/actions/record_new_referral");

        var answer = await Save(worker, page, ("q.concern", new string('a', DraftLimits.ContentBytesMax)));

        Assert.That((answer.State, answer.Words), Is.EqualTo(("refused", "Not saved. There is too much text for a draft. Send the form to record it.")));
    }

    [Test]
    public async Task What_was_typed_is_deleted_when_its_owner_says_so()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Lowri")}/actions/record_new_referral";
        await Save(worker, await worker.Page(form), ("q.concern", "Not this child"));

        using var discarded = await worker.Send(form, "/drafts/discard", ("draft_place", form));

        Assert.That(await worker.Page(discarded.Headers.Location!.OriginalString), Does.Not.Contain("Not this child"));
    }

    [Test]
    public async Task Today_still_means_the_day_it_was_typed_when_the_form_is_opened_on_another_day()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Macsen")}/actions/record_new_referral";
        await Save(worker, await worker.Page(form), ("q.on.which", "today"));
        var day = Today();

        await Clock.Move(Duration.FromDays(2), CancellationToken.None);
        var page = await worker.Page(form);

        Assert.That(page, Does.Match("value=\"other\" checked"));
        Assert.That(page, Does.Match($"name=\"q.on.day\"[^>]*value=\"{day.Day}\"").And.Match($"name=\"q.on.month\"[^>]*value=\"{day.Month}\""));
    }

    [Test]
    public async Task A_draft_nobody_goes_on_with_is_announced_and_then_deleted()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Nest")}/actions/record_new_referral";
        await Save(worker, await worker.Page(form), ("q.concern", "Given up"));
        var drafts = server.Services.GetRequiredService<IDrafts>();

        await Clock.Move(DraftLimits.KeptFor - DraftLimits.ToldBefore + Duration.FromMinutes(1), CancellationToken.None);
        var list = await worker.Page("/work");
        await drafts.Purge(Clock.GetCurrentInstant() - DraftLimits.KeptFor, CancellationToken.None);
        var before = await worker.Page(form);
        await Clock.Move(DraftLimits.ToldBefore, CancellationToken.None);
        await drafts.Purge(Clock.GetCurrentInstant() - DraftLimits.KeptFor, CancellationToken.None);

        Assert.That(list, Does.Contain("unless you go on with it"));
        Assert.That(before, Does.Contain("Given up"));
        Assert.That(await worker.Page(form), Does.Not.Contain("Given up"));
    }

    [Test]
    public async Task A_form_that_somebody_else_did_meanwhile_says_so_on_the_list_and_above_what_was_typed()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        using var other = await server.Reader().As(server, "emyr");
        var path = await CaseForms.Open(worker, "Owain");
        var form = $"{path}/tasks/decide_referral";
        await Save(manager, await manager.Page(form), ("q.reasons", "My own reasons"));

        await CaseForms.DecideReferral(other, path);
        var (list, page) = (await manager.Page("/work"), await manager.Page(form));

        Assert.That(list, Does.Contain("Owain Wagtailer").And.Contain("This is not asked any more"));
        Assert.That(page, Does.Contain("Done: Decide on the referral").And.Contain("My own reasons"));
    }

    [Test]
    public async Task A_case_that_is_being_opened_is_kept_by_the_childs_name_beside_others()
    {
        using var worker = await server.Reader().As(server, "anwen");
        await Save(worker, await worker.Page("/cases/open"), ("given", "Petra"), ("family", "Kingfisherly"), ("q.concern", "Told by a neighbour"));
        await CaseForms.Open(worker, "Quenby");

        var line = Regex.Match(await worker.Page("/work"), "<a class=\"govuk-link\" href=\"(/cases/open\\?draft=[^\"]+)\">Open a case: Petra Kingfisherly</a>");
        var opening = await worker.Page(line.Groups[1].Value);

        Assert.That(opening, Does.Contain("value=\"Petra\"").And.Contain("value=\"Kingfisherly\"").And.Contain("Told by a neighbour"));
    }

    [TestCase("/people/join")]
    [TestCase("/chronology/event")]
    [TestCase("/attachments/add")]
    [TestCase("/people/move")]
    public async Task What_is_typed_into_any_other_form_of_a_case_stands_in_it_again(string page)
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = (await CaseForms.Open(worker, "Steffan")) + page;
        var html = await worker.Page(form);
        var field = Regex.Match(html[html.IndexOf("name=\"draft\"", StringComparison.Ordinal)..], "<(?:textarea|input)[^>]*name=\"([^\"]+)\"[^>]*(?:type=\"text\"|rows=)").Groups[1].Value;

        await Save(worker, html, (field, "Nobody may \"lose\" <this>"));

        Assert.That(await worker.Page(form), Does.Contain("Nobody may &quot;lose&quot; &lt;this&gt;").And.Contain("You began this at"));
        Assert.That(await worker.Page("/work"), Does.Contain($"href=\"{form}").And.Contain("Steffan Wagtailer"));
    }

    [Test]
    public async Task The_call_of_somebody_who_asks_the_register_is_kept_with_its_choices_until_it_is_sent()
    {
        using var worker = await server.Reader().As(server, "farah");
        const string Form = "/register/enquiries/new";
        var page = await worker.Page(Form);
        await Save(worker, page, ("caller", "Ottilie Fernbrook"), ("standing", "health"), ("reason", "A burn"));

        var again = await worker.Page(Form);
        using var refused = await worker.Send(Form, null, ("draft", Hidden(again, "draft")), ("draft_revision", Hidden(again, "draft_revision")), ("enquiry", Hidden(again, "enquiry")), ("caller", "Ottilie Fernbrook"), ("reason", "A burn and more"));
        var kept = await worker.Page(Form);
        using var sent = await worker.Send(
            Form, null, ("draft", Hidden(kept, "draft")), ("draft_revision", Hidden(kept, "draft_revision")), ("enquiry", Guid.NewGuid().ToString()), ("caller", "Ottilie Fernbrook"), ("agency", "Glan Afon Hospital"), ("standing", "health"), ("role", "nurse"),
            ("purpose", "childishere"), ("reason", "a burn"), ("given", "Tamsin"), ("family", "Nowhereton"), ("check", "passed"), ("method", "rangback"), ("rang", "01970 000000"));

        Assert.That(again, Does.Contain("value=\"Ottilie Fernbrook\"").And.Contain("A burn").And.Match("value=\"health\"[^>]*checked"));
        Assert.That((refused.StatusCode, sent.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Redirect)));
        Assert.That(kept, Does.Contain("A burn and more"));
        Assert.That(await worker.Page(Form), Does.Not.Contain("You began this at").And.Not.Contain("Ottilie"));
    }

    [Test]
    public async Task A_form_of_any_page_that_is_typed_on_two_devices_is_chosen_between_in_its_own_words()
    {
        using var desk = await server.Reader().As(server, "anwen");
        using var phone = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(desk, "Tegan")}/chronology/event";
        var (one, two) = (await desk.Page(form), await phone.Page(form));
        await Save(desk, one, ("what", "From the desk"), ("impact", "Afraid"));

        var second = await Save(phone, two, ("what", "From the phone"), ("impact", "Asleep"));
        var conflict = await desk.Page(form);
        using var settled = await desk.Send(
            form, "/drafts/settle", ("draft_place", form), ("draft_revision", Hidden(conflict, "draft_revision")), ("keep.what", "other"), ("keep.impact", "kept"));
        var page = await desk.Page(form);

        Assert.That(second.State, Is.EqualTo("conflict"));
        Assert.That(conflict, Does.Contain("Filled in on two devices").And.Contain("From the desk").And.Contain("From the phone").And.Contain("What it meant for the child"));
        Assert.That(page, Does.Contain("From the phone").And.Contain("Afraid").And.Not.Contain("From the desk").And.Not.Contain("Asleep"));
    }

    [Test]
    public async Task A_form_of_any_page_that_is_sent_after_the_session_has_ended_is_kept()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Urien")}/chronology/event";
        var page = await worker.Page(form);
        using var nobody = server.Reader();

        using var response = await Post(nobody, form, Filled(page, ("what", "Sent too late")));

        Assert.That(await worker.Page(form), Does.Contain("Sent too late"));
    }

    [Test]
    public async Task A_correction_is_kept_with_its_reason()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var correction = $"{await CaseForms.Open(worker, "Rhun")}/facts/date_of_birth/correct";
        await Save(worker, await worker.Page(correction), ("q.date_of_birth.day", "3"), ("reason", "The certificate says so"));

        Assert.That(await worker.Page(correction), Does.Contain("The certificate says so").And.Match("name=\"q.date_of_birth.day\"[^>]*value=\"3\""));
    }

    private DemonstrationClock Clock => server.Services.GetRequiredService<DemonstrationClock>();

    private LocalDate Today() => Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;

    private string TimeOfDay()
    {
        var time = Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).TimeOfDay;
        return $"{time.Hour:00}:{time.Minute:00}";
    }

    private static async Task<(string State, string Words)> Save(Reader reader, string page, params (string Name, string Value)[] typed) =>
        await Answer(await Post(reader, "/drafts", Filled(page, typed)));

    private static async Task<(string State, string Words)> Answer(HttpResponseMessage response)
    {
        using var sent = response;
        var answer = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement;
        return (answer.GetProperty("state").GetString()!, answer.GetProperty("words").GetString()!);
    }

    private static async Task<HttpResponseMessage> Post(Reader reader, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await reader.Ask(request);
    }

    /// <summary>The page's own fields, with what was typed.</summary>
    private static (string Name, string Value)[] Filled(string page, params (string Name, string Value)[] typed) =>
        [.. new[] { "draft", "draft_revision", "draft_title", "command", "seen", "task", "version" }.Where(name => page.Contains($"name=\"{name}\"", StringComparison.Ordinal)).Select(name => (name, Hidden(page, name))), .. typed];

    private static string Hidden(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
