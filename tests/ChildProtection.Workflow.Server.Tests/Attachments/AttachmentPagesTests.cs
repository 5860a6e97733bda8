using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Attachments;

/// <summary>Files kept with a case: kept, seen by those who may, shared one by one, corrected, removed by two people.</summary>
public sealed partial class AttachmentPagesTests
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes("Rhys has missed eleven days of school since January.\n");
    private static readonly byte[] Drawing = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. "....IHDR....IEND...."u8];

    private TestServer server = null!;
    private CaseId caseId;
    private string path = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        caseId = (await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0];
        path = $"/cases/{caseId}";
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_file_is_kept_listed_and_given_out_as_it_came_and_whoever_opens_it_is_on_record()
    {
        using var worker = await As("anwen");
        using var manager = await As("rhodri");

        var one = await Keep(worker, "School report");
        using var file = await manager.Get($"{one}/file");
        var page = await manager.Page(one);

        Assert.That(await worker.Page($"{path}/documents"), Does.Contain("School report").And.Contain("from Ysgol y Bryn, 27 February 2024"));
        Assert.That(await file.Content.ReadAsByteArrayAsync(), Is.EqualTo(Report));
        Assert.That(page, Does.Contain("Who opened it").And.Contain("Rhodri"));
        await server.Database(async database => Assert.That(
            (await database.CaseLooks.Where(look => look.CaseId == caseId).ToListAsync()).Any(look => look.Parts.HasFlag(CasePart.Attachment)), Is.True));
    }

    [Test]
    public async Task A_file_is_given_out_to_be_saved_under_headers_that_let_nothing_in_it_run()
    {
        using var worker = await As("anwen");
        var report = await Keep(worker, "Report for headers");
        var drawing = await Keep(worker, "Drawing of home", "drawing.png", Drawing);

        using var saved = await worker.Get($"{report}/file?show=true");
        using var shown = await worker.Get($"{drawing}/file?show=true");

        Assert.That(saved.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"), "text is never shown by itself");
        Assert.That(shown.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("inline"));
        Assert.That(shown.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
        foreach (var answer in new[] { saved, shown })
        {
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(string.Concat(answer.Headers.GetValues("Content-Security-Policy")), Does.StartWith("sandbox; default-src 'none'"));
            Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        }
    }

    [Test]
    public async Task A_file_for_some_roles_is_in_nobody_elses_list_count_or_address()
    {
        using var worker = await As("anwen");
        using var manager = await As("rhodri");
        using var chair = await As("bronwen");

        var one = await Keep(worker, "Allegation", answers: [("audience", "roles"), ("roles", "conference_chair")]);

        Assert.That(await manager.Page($"{path}/documents"), Does.Not.Contain("Allegation"));
        foreach (var address in new[] { one, $"{one}/file", $"{one}/share", $"{one}/correct", $"{one}/remove" })
        {
            using var answer = await manager.Get(address);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
        }
        Assert.That(await chair.Page($"{path}/documents"), Does.Contain("Allegation"));
        Assert.That(await worker.Page(one), Does.Contain("Only some roles"), "whoever brought it knows what is in it");
    }

    [Test]
    public async Task Business_support_sees_what_it_brought_and_nothing_else()
    {
        using var worker = await As("anwen");
        using var support = await As("mei");
        var hidden = await Keep(worker, "Worker’s paper");
        using var asked = await support.Get($"{path}/attachments/add");
        Assume.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.OK), "business support has work on this case");

        var own = await Keep(support, "Report that came by post");

        Assert.That(await support.Page($"{path}/documents"), Does.Contain("Report that came by post").And.Not.Contain("Worker’s paper"));
        using var refused = await support.Get(hidden);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await worker.Page(own), Does.Contain("Report that came by post"));
    }

    [Test]
    public async Task What_came_is_refused_by_its_content_whatever_it_is_called_and_what_was_typed_stays()
    {
        using var worker = await As("anwen");

        using var answer = await worker.SendFile($"{path}/attachments/add", "holiday.pdf", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), Answers("Page that runs"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("This kind of file is not taken").And.Contain("Page that runs"));
        Assert.That(await worker.Page($"{path}/documents"), Does.Not.Contain("Page that runs"));
    }

    [Test]
    public async Task Without_what_must_be_said_nothing_is_kept_and_each_thing_is_named()
    {
        using var worker = await As("anwen");
        var before = await Kept();

        using var answer = await worker.SendFile($"{path}/attachments/add", "x.txt", Report, ("command", Guid.NewGuid().ToString()), ("audience", "roles"), ("concerns", "other"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("href=\"#place\"").And.Contain("href=\"#roles\"").And.Contain("href=\"#concerns_other\""));
        Assert.That(await Kept(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_same_form_sent_twice_keeps_one_file()
    {
        using var worker = await As("anwen");
        var command = Guid.NewGuid();

        using var first = await worker.SendFile($"{path}/attachments/add", "x.txt", Report, Answers("Sent twice", command));
        using var second = await worker.SendFile($"{path}/attachments/add", "x.txt", Report, Answers("Sent twice", command));

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That(Regex.Count(await worker.Page($"{path}/documents"), "Sent twice"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_is_too_large_comes_back_to_a_form_that_says_so()
    {
        using var worker = await As("anwen");

        using var answer = await worker.SendFile($"{path}/attachments/add", "large.txt", new byte[AttachmentLimits.FileBytesMax + (1024 * 1024)], Answers("Large"));
        var page = await worker.Page(answer.Headers.Location!.ToString());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(page, Does.Contain("larger than 20 MB"));
    }

    [Test]
    [Covers("L3.2b", "L5.3g1")]
    public async Task A_file_is_shared_and_taken_back_one_by_one_with_reasons_that_stay()
    {
        using var worker = await As("anwen");
        var one = await Keep(worker, "To be shared");

        using var shared = await worker.Send($"{one}/share", null, await Seen(worker, $"{one}/share",
            ("recipient", "other"), ("other_name", "Mr Tegid Solicitor"), ("on.day", "1"), ("on.month", "2"), ("on.year", "2024"), ("reason", "Asked by the court")));
        var between = await worker.Page(one);
        var share = TakeBackLink().Match(between).Groups[1].Value;
        using var back = await worker.Send($"{one}/take-back?share={share}", $"{one}/take-back", await Seen(worker, $"{one}/take-back?share={share}", ("share", share), ("reason", "Wrong firm")));
        var page = await worker.Page(one);

        Assert.That(between, Does.Contain("Mr Tegid Solicitor, on 1 February 2024. Why: Asked by the court"));
        Assert.That(page, Does.Contain("It is shared with nobody").And.Contain("No longer shared with Mr Tegid Solicitor").And.Contain("Why: Wrong firm"));
    }

    [Test]
    public async Task What_is_marked_is_given_to_the_family_by_a_manager_or_the_chair_alone()
    {
        using var worker = await As("anwen");
        using var manager = await As("rhodri");
        var one = await Keep(worker, "Mother’s health record", answers: [("third_party", "yes")]);

        var workers = await worker.Page($"{one}/share");
        var child = ChildOption().Match(await manager.Page($"{one}/share"));
        using var slipped = await worker.Send($"{one}/share", null, await Seen(worker, $"{one}/share",
            ("recipient", child.Groups[1].Value), ("on.day", "1"), ("on.month", "2"), ("on.year", "2024"), ("reason", "They asked")));
        using var given = await manager.Send($"{one}/share", null, await Seen(manager, $"{one}/share",
            ("recipient", child.Groups[1].Value), ("on.day", "1"), ("on.month", "2"), ("on.year", "2024"), ("reason", "It is safe, and decided")));

        Assert.That(workers, Does.Contain("A team manager or the chair decides").And.Not.Contain("value=\"person-"));
        Assert.That((child.Success, slipped.StatusCode, given.StatusCode), Is.EqualTo((true, HttpStatusCode.OK, HttpStatusCode.Redirect)));
    }

    [Test]
    public async Task A_correction_keeps_what_was_said_before_with_the_reason()
    {
        using var worker = await As("anwen");
        var one = await Keep(worker, "Mistyped titel");

        using var corrected = await worker.Send($"{one}/correct", null, await Seen(worker, $"{one}/correct", [.. Answers("Mistyped title").Where(answer => answer.Name != "command"), ("reason", "A slip")]));
        var page = await worker.Page(one);

        Assert.That(corrected.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await corrected.Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("Before: “Mistyped titel”, now: “Mistyped title”").And.Contain("Why: A slip"));
    }

    [Test]
    public async Task A_file_that_should_not_be_here_is_closed_at_once_and_goes_by_a_second_person()
    {
        using var worker = await As("anwen");
        using var manager = await As("rhodri");
        var one = await Keep(worker, "Of another child");

        using var asked = await worker.Send($"{one}/remove", null, await Seen(worker, $"{one}/remove", ("reason", "It is about another child")));
        using var closed = await worker.Get($"{one}/file");
        var waiting = await worker.Page($"{one}/remove");
        using var self = await worker.Send($"{path}/attachments/add", $"{one}/remove", ("command", Guid.NewGuid().ToString()), ("seen", "2"), ("goes", "yes"), ("reason", "I say so"));
        using var open = await manager.Get($"{one}/file");
        using var removed = await manager.Send($"{one}/remove", null, await Seen(manager, $"{one}/remove", ("goes", "yes"), ("reason", "It is")));
        using var gone = await manager.Get($"{one}/file");

        Assert.That((asked.StatusCode, closed.StatusCode, open.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.OK)));
        Assert.That((waiting.Contains("name=\"goes\"", StringComparison.Ordinal), self.StatusCode), Is.EqualTo((false, HttpStatusCode.OK)));
        Assert.That((removed.StatusCode, gone.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.NotFound)));
        Assert.That(await worker.Page(one), Does.Contain("This file was removed").And.Contain("Why: It is about another child"));
        Assert.That(await worker.Page($"{path}/documents"), Does.Contain("Files that were removed"));
    }

    [Test]
    public async Task A_change_of_what_somebody_else_changed_meanwhile_is_not_written_over_it()
    {
        using var worker = await As("anwen");
        using var manager = await As("rhodri");
        var one = await Keep(worker, "Two at once");
        var mine = await Seen(worker, $"{one}/correct", [.. Answers("Mine").Where(answer => answer.Name != "command"), ("reason", "x")]);
        using var theirs = await manager.Send($"{one}/correct", null, await Seen(manager, $"{one}/correct", [.. Answers("Theirs").Where(answer => answer.Name != "command"), ("reason", "x")]));

        using var answer = await worker.Send($"{one}/correct", null, mine);

        Assert.That((theirs.StatusCode, answer.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.OK)));
        Assert.That(await worker.Page(one), Does.Contain("Theirs").And.Not.Contain("now: “Mine”"));
    }

    [Test]
    public async Task The_page_says_that_no_scanner_is_set_up()
    {
        using var worker = await As("anwen");

        Assert.That(await worker.Page($"{path}/attachments/add"), Does.Contain("No virus scanner is set up here"));
    }

    [Test]
    public async Task A_script_that_shows_the_way_is_told_where_to_go_on()
    {
        using var worker = await As("anwen");
        var token = FormToken().Match(await worker.Page($"{path}/attachments/add")).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Report), "file", "x.txt" } };
        foreach (var (name, value) in Answers("By script").Append(("form_token", token)))
        {
            form.Add(new StringContent(value), name);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/attachments/add") { Content = form };
        request.Headers.Add("X-Upload", "shown");

        using var answer = await worker.Ask(request);

        Assert.That((answer.StatusCode, answer.Headers.GetValues("X-Next").Single()), Is.EqualTo((HttpStatusCode.NoContent, $"{path}/documents")));
    }

    private Task<Reader> As(string signIn) => server.Reader().As(server, signIn);

    /// <summary>Keeps a file and gives the address of its page.</summary>
    private async Task<string> Keep(Reader reader, string title, string name = "Report.txt", byte[]? content = null, params (string Name, string Value)[] answers)
    {
        using var answer = await reader.SendFile($"{path}/attachments/add", name, content ?? Report, [.. Answers(title).Where(given => answers.All(other => other.Name != given.Name)), .. answers]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        var link = Regex.Match(await reader.Page($"{path}/documents"), $"href=\"([^\"]+)\"><strong>{Regex.Escape(title)}</strong>");
        Assert.That(link.Success, title);
        return link.Groups[1].Value;
    }

    private static (string Name, string Value)[] Answers(string title, Guid? command = null) =>
    [
        ("command", (command ?? Guid.NewGuid()).ToString()), ("sort", "agency_report"), ("title", title), ("from", "Ysgol y Bryn"), ("happened.day", "27"), ("happened.month", "2"),
        ("happened.year", "2024"), ("concerns", "child"), ("place", "No"), ("audience", "all"),
    ];

    /// <summary>The hidden fields of a form, and what is answered in it.</summary>
    private static async Task<(string Name, string Value)[]> Seen(Reader reader, string page, params (string Name, string Value)[] answers)
    {
        var html = await reader.Page(page);
        return [("command", Command().Match(html).Groups[1].Value), ("seen", Entries().Match(html).Groups[1].Value), .. answers];
    }

    private async Task<int> Kept()
    {
        var count = 0;
        await server.Database(async database => count = await database.Attachments.CountAsync());
        return count;
    }

    [GeneratedRegex("""name="command" value="([^"]+)""")]
    private static partial Regex Command();

    [GeneratedRegex("""name="seen" value="([^"]+)""")]
    private static partial Regex Entries();

    [GeneratedRegex("""take-back\?share=([0-9a-f-]+)""")]
    private static partial Regex TakeBackLink();

    [GeneratedRegex("""value="(person-[^"]+)""")]
    private static partial Regex ChildOption();

    [GeneratedRegex("""name="form_token" type="hidden" value="([^"]+)""")]
    private static partial Regex FormToken();
}
