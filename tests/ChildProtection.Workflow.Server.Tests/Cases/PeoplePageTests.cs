using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>The pages about the people around a child, with the small sample behind them.</summary>
public sealed partial class PeoplePageTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    [Covers("L7.6x", "L7.6a")]
    public async Task A_move_is_put_on_file_and_reported_to_the_case_in_one_step()
    {
        using var manager = await server.Reader().As(server, "rhodri");
        using var worker = await server.Reader().As(server, "anwen");
        var (path, id) = await RegisteredCase();

        using var moved = await worker.Send($"{path}/people/move", null,
        [
            ("command", Guid.NewGuid().ToString()), ("seen", Hidden(await worker.Page($"{path}/people/move"), "seen")), ("p.lines", "3 Heol Newydd"), ("p.postcode", "ZZ99 1ZZ"),
            ("from.day", "1"), ("from.month", "2"), ("from.year", "2024"), ("restricted", "no"), ("report", "true"), ("detail", "The family has moved"),
        ]);
        var page = await manager.Page($"{path}/people");

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await moved.Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("3 Heol Newydd"));
        await server.Database(async database => Assert.That(
            await database.Records.CountAsync(row => row.CaseId == id && row.List == "circumstance_change" && EF.Functions.Like(row.Fields, "%The family has moved%")), Is.EqualTo(1)));
    }

    [Test]
    public async Task What_is_put_on_file_stands_on_the_page_and_what_was_before_stays_there()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var (path, id) = await RegisteredCase();
        var child = await ChildOf(id);
        var form = $"{path}/people/{child}/religion";

        using var first = await worker.Send(form, null, ("command", Guid.NewGuid().ToString()), ("p.words", "Quaker"));
        using var second = await worker.Send(form, null, ("command", Guid.NewGuid().ToString()), ("seen", Hidden(await worker.Page(form), "seen")), ("unsaid", "Declined"), ("unsaid_words", "Would rather not say"));
        var page = await worker.Page($"{path}/people");

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That(page, Does.Contain("They would not say: Would rather not say").And.Contain("Quaker"));
    }

    [Test]
    public async Task A_second_persons_change_is_shown_as_a_conflict_and_nothing_typed_is_lost()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "rhodri");
        var (path, id) = await RegisteredCase();
        var form = $"{path}/people/{await ChildOf(id)}/pupil_number";

        using var first = await worker.Send(form, null, ("command", Guid.NewGuid().ToString()), ("p.number", "A123456789012"));
        using var second = await other.Send(form, null, ("command", Guid.NewGuid().ToString()), ("seen", ""), ("p.number", "B123456789012"));
        var html = await second.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("Somebody else changed this").And.Contain("It now says: A123456789012").And.Contain("value=\"B123456789012\""));
    }

    [Test]
    public async Task What_is_wrong_is_said_beside_its_field()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var (path, id) = await RegisteredCase();

        using var wrong = await worker.Send($"{path}/people/{await ChildOf(id)}/disability", null, ("command", Guid.NewGuid().ToString()), ("p.words", "Uses a wheelchair"), ("from.day", "32"), ("from.month", "1"), ("from.year", "2024"));
        var html = await wrong.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("<a href=\"#from.day\">").And.Contain("Uses a wheelchair"));
    }

    [Test]
    public async Task Somebody_who_is_on_file_is_found_before_a_second_file_is_made()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var (path, _) = await RegisteredCase();
        (string, string)[] gethin = [("given", "Gethin"), ("family", "Skylarking"), ("born.day", "2"), ("born.month", "3"), ("born.year", "1990"), ("related", "true"), ("r.kind", "wider_family"), ("r.parental_responsibility", "no")];

        using var first = await worker.Send($"{path}/people/join", null, [.. gethin, ("command", Guid.NewGuid().ToString())]);
        using var again = await worker.Send($"{path}/people/join", null, [.. gethin, ("command", Guid.NewGuid().ToString())]);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await first.Content.ReadAsStringAsync());
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("the same name; the same date of birth").And.Contain("Say whether it is somebody on file"));
    }

    [TestCase("father", "parent", "", "family_member")]
    [TestCase("grandparent", "unsafe", "Is feared by the child", null)]
    [Covers("C5", "T46")]
    public async Task Somebody_put_on_file_is_asked_about_and_is_one_of_the_family_once_it_is_said(string relation, string place, string reason, string? written)
    {
        using var worker = await server.Reader().As(server, "anwen");
        var one = (await ProtectedFamily.On(server, "Ptarmigan", $"Nan{relation}"))[0];
        (string, string)[] said = [("given", "Emrys"), ("family", $"Ptarmigan {relation}"), ("another", "true"), ("related", "true"), ("r.kind", relation), ("r.parental_responsibility", "no"), ("command", Guid.NewGuid().ToString())];

        using var joined = await worker.Send($"/cases/{one}/people/join", null, said);
        using var again = await worker.Send($"/cases/{one}/people/join", null, said);
        var list = WebUtility.HtmlDecode(await worker.Page("/work?group=risk"));
        using var placed = await worker.Send(
            $"/cases/{one}/tasks/place_person_on_file?record=person_on_file-1", null,
            ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.place", place), ("q.reason", reason));

        Assert.That((joined.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)), await joined.Content.ReadAsStringAsync());
        Assert.That(list, Does.Contain($"/cases/{one}/tasks/place_person_on_file?record=person_on_file-1").And.Contain($"Emrys Ptarmigan {relation}"));
        Assert.That(placed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await placed.Content.ReadAsStringAsync());
        await server.Database(async database =>
        {
            var lists = await database.Records.Where(row => row.CaseId == one && row.Fields.Contains($"Emrys Ptarmigan {relation}")).Select(row => row.List).ToListAsync();
            Assert.That(lists, Is.EquivalentTo(written is null ? new[] { "person_on_file" } : new[] { "person_on_file", written }));
        });
        Assert.That(await worker.Page("/work"), Does.Not.Contain($"/cases/{one}/tasks/place_person_on_file"));
    }

    [Test]
    public async Task A_brother_or_sister_put_on_file_is_nobody_to_whom_this_childs_case_writes()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var one = (await ProtectedFamily.On(server, "Ruffson", "Nel"))[0];

        using var joined = await worker.Send(
            $"/cases/{one}/people/join", null, ("given", "Osian"), ("family", "Ruffson"), ("another", "true"), ("related", "true"), ("r.kind", "sibling"), ("r.parental_responsibility", "no"), ("command", Guid.NewGuid().ToString()));

        Assert.That(joined.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await joined.Content.ReadAsStringAsync());
        await server.Database(async database => Assert.That(await database.Records.AnyAsync(row => row.CaseId == one && row.List == "person_on_file"), Is.False));
    }

    [Test]
    public async Task A_correction_keeps_the_wrong_value_with_the_reason()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var (path, id) = await RegisteredCase();
        var page = await worker.Page($"{path}/people");
        var correct = WebUtility.HtmlDecode(CorrectNumber().Match(page).Groups[1].Value);

        using var unsaid = await worker.Send(correct, null, ("command", Guid.NewGuid().ToString()), ("p.number", "9434765919"));
        using var done = await worker.Send(correct, null, ("command", Guid.NewGuid().ToString()), ("p.number", "943 476 5919"), ("reason", "Read from the wrong letter"));
        var after = await worker.Page($"{path}/people");

        Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#reason\">Say why it was wrong</a>"));
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(after, Does.Contain("943 476 5919").And.Contain("Read from the wrong letter"));
        Assert.That(id, Is.Not.Default);
    }

    [Test]
    public async Task A_restricted_address_is_in_no_page_of_those_who_are_not_cleared()
    {
        using var manager = await server.Reader().As(server, "rhodri");
        using var uncleared = await server.Reader().As(server, "leila");
        // Led by Anwen: Leila has no part in it that clears her.
        var path = $"/cases/{(await ProtectedFamily.On(server, "Millbrook", "Tegan"))[0]}";

        using var moved = await manager.Send($"{path}/people/move", null,
            ("command", Guid.NewGuid().ToString()), ("seen", Hidden(await manager.Page($"{path}/people/move"), "seen")), ("p.lines", "The refuge by the mill"), ("restricted", "yes"));
        var (seen, hidden) = (await manager.Page($"{path}/people"), await uncleared.Page($"{path}/people"));

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(seen, Does.Contain("The refuge by the mill").And.Contain("Location restricted"));
        Assert.That(hidden, Does.Not.Contain("refuge").And.Contain("Withheld: you are not cleared to see it"));
    }

    [Test]
    public async Task Whoever_has_no_part_in_the_case_has_no_page_of_its_people()
    {
        using var other = await server.Reader().As(server, "seren");
        var (path, id) = await RegisteredCase();

        using var page = await other.Get($"{path}/people");
        using var form = await other.Get($"{path}/people/{await ChildOf(id)}/religion");

        Assert.That((page.StatusCode, form.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    /// <summary>A case of the invented past: the children that tests make have no NHS number.</summary>
    private async Task<(string Path, CaseId Id)> RegisteredCase()
    {
        var id = default(CaseId);
        await server.Database(async database =>
        {
            var numbered = (await database.Facts.AsNoTracking().Where(row => row.Kind == FactKinds.NhsNumber.Name).Select(row => row.SubjectId).ToListAsync()).ToHashSet();
            var candidates = await database.Cases.AsNoTracking()
                .Where(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected")).OrderBy(row => row.CaseId).ToListAsync();
            id = candidates.First(row => numbered.Contains(SubjectId.Of(row.ChildId))).CaseId;
        });
        return ($"/cases/{id}", id);
    }

    private async Task<ChildId> ChildOf(CaseId id)
    {
        var child = default(ChildId);
        await server.Database(async database => child = (await database.Cases.SingleAsync(row => row.CaseId == id)).ChildId);
        return child;
    }

    private static string Hidden(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("href=\"([^\"]*/nhs_number/correct[^\"]*)\"")]
    private static partial Regex CorrectNumber();
}
