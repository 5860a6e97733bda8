using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>
/// Every document, task and action of both nations by every role: who may is written down, and the sample authorities of both nations are asked for whatever there is in
/// them today, by one of each role, as a browser or a program asks.
/// </summary>
[Category("Slow")]
public sealed class RoleMatrixTests
{
    /// <summary>Set to 1 to write the tables anew: the change then shows in review, line by line.</summary>
    private const string AcceptVariable = "CPW_ACCEPT";

    /// <summary>Copies of one document, and open tasks of one name, that are tried.</summary>
    private const int TriedOfEachMax = 2;

    private static readonly AuthorityId[] Nations = [new(1), new(2)];

    private TestServer server = null!;
    private readonly Dictionary<AuthorityId, IReadOnlyList<CaseView>> cases = [];
    private readonly Dictionary<AuthorityId, IReadOnlyList<StaffMember>> staff = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true, settings: ("Samples:Folder", Path.Combine(Folder(), "..", "..", "..", "samples", "authorities")));
        foreach (var nation in Nations)
        {
            staff[nation] = await server.Services.GetRequiredService<IStaffDirectory>().Everybody(nation, default);
            var open = new List<(CaseId Case, TeamId Team)>();
            await server.Database(async database => open.AddRange((await database.Cases.AsNoTracking().Where(row => row.AuthorityId == nation && !row.Closed).OrderBy(row => row.CaseId).ToListAsync())
                .Select(row => (row.CaseId, row.TeamId))));
            var views = new List<CaseView>();
            foreach (var one in open)
            {
                if (await server.Services.GetRequiredService<CaseReading>().Case(Manager(nation, one.Team), one.Case, default) is { } view)
                {
                    views.Add(view);
                }
            }
            cases[nation] = views;
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Who_may_have_which_document_and_do_which_task_is_as_written_down()
    {
        var table = new StringBuilder();
        foreach (var nation in Nations)
        {
            var definition = Definition(nation);
            table.Append(definition.Jurisdiction).Append('\n');
            Lines(table, "documents", definition.Documents.Values.Select(document => (document.Name, MayHave(nation, document))));
            Lines(table, "tasks", DefinitionOutline.Of(definition).Tasks.Values.Select(task => (task.Name, MayDo(task.For))));
            Lines(table, "actions", DefinitionOutline.Of(definition).Actions.Values.Select(action => (action.Name, MayDo(action.For))));
        }
        var file = Path.Combine(Folder(), "role-matrix.txt");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, table.ToString());
        }

        Assert.That(table.ToString(), Is.EqualTo(await File.ReadAllTextAsync(file)), $"Rights have changed. If that is meant, run this test with {AcceptVariable}=1 and have the change reviewed.");
    }

    [Test]
    public async Task A_document_opens_for_those_alone_who_are_written_down_and_is_not_there_for_anybody_else()
    {
        var (wrong, opened, absent, tried) = (new List<string>(), 0, 0, new HashSet<string>());
        foreach (var nation in Nations)
        {
            var copies = new List<(CaseView View, Document Document, string? Record)>();
            foreach (var view in cases[nation])
            {
                var papers = await server.Services.GetRequiredService<CaseDocuments>().Of(Manager(nation, view.State.Head.Team), view.State.Head.Case, default);
                copies.AddRange(papers!.Copies.Where(copy => copies.Count(known => known.Document.Name == copy.Document.Name) < TriedOfEachMax).Select(copy => (view, copy.Document, copy.Record)));
            }
            foreach (var person in OneOfEachKind(nation))
            {
                using var reader = await server.Reader().As(server, person.SignInName);
                foreach (var (view, document, record) in copies)
                {
                    var id = view.State.Head.Case;
                    using var list = await reader.Get(CasePaths.Documents(id));
                    using var answer = await reader.Get(CasePaths.Document(id, document.Name, record));
                    var may = list.StatusCode == HttpStatusCode.OK && Roles(person, view).Any(MayHave(nation, document).Contains);
                    (opened, absent) = (opened + (may ? 1 : 0), absent + (may ? 0 : 1));
                    tried.Add($"{nation} {document.Name}");
                    if (may ? answer.StatusCode != HttpStatusCode.OK : answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                    {
                        wrong.Add($"{nation} {string.Join('+', person.Roles)}: {document.Name} is answered {(int)answer.StatusCode}");
                    }
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Has.Count.GreaterThan(15), "documents of both nations were tried");
        Assert.That(opened, Is.GreaterThan(50));
        Assert.That(absent, Is.GreaterThan(100));
    }

    [Test]
    public async Task A_task_or_an_action_is_refused_to_everybody_who_is_not_written_down_and_its_form_is_there_for_who_is()
    {
        var (wrong, refused, offered, tried) = (new List<string>(), 0, 0, new HashSet<string>());
        foreach (var nation in Nations)
        {
            var work = new List<(CaseView View, string Kind, string Name, string? Record, IReadOnlyList<string> For)>();
            foreach (var view in cases[nation])
            {
                var outline = DefinitionOutline.Of(view.State.Definition.Definition);
                work.AddRange(view.Derivation.Tasks.Select(task => (view, Doable.Task, task.Name, task.Each, (IReadOnlyList<string>)outline.Tasks[task.Name].For))
                    .Concat(view.Derivation.Actions.Select(action => (view, Doable.Action, action.Name, action.Each, (IReadOnlyList<string>)outline.Actions[action.Name].For)))
                    .Where(one => work.Count(known => known.Name == one.Name) < 1));
            }
            foreach (var person in OneOfEachKind(nation))
            {
                using var reader = await server.Reader().As(server, person.SignInName);
                foreach (var (view, kind, name, record, asked) in work)
                {
                    var id = view.State.Head.Case;
                    tried.Add($"{nation} {name}");
                    if (Roles(person, view).Any(MayDo(asked).Contains))
                    {
                        offered++;
                        using var form = await reader.Get(kind == Doable.Task ? CasePaths.Task(id, name, record) : CasePaths.Action(id, name, record));
                        using var seen = await reader.Get(CasePaths.Case(id));
                        if (form.StatusCode != seen.StatusCode)
                        {
                            wrong.Add($"{nation} {string.Join('+', person.Roles)}: the form of {name} is answered {(int)form.StatusCode}, the case {(int)seen.StatusCode}");
                        }
                        continue;
                    }
                    refused++;
                    using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{id}/{kind}/{name}");
                    request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                    request.Content = new StringContent(JsonSerializer.Serialize(new { answers = new { }, record }), Encoding.UTF8, "application/json");
                    using var answer = await reader.Ask(request);
                    var said = await answer.Content.ReadAsStringAsync();
                    if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden) && !said.Contains("CPW1205", StringComparison.Ordinal))
                    {
                        wrong.Add($"{nation} {string.Join('+', person.Roles)}: {name} is answered {(int)answer.StatusCode} {said}");
                    }
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Has.Count.GreaterThan(50), "work of both nations was tried");
        Assert.That(refused, Is.GreaterThan(500));
        Assert.That(offered, Is.GreaterThan(50));
    }

    private static void Lines(StringBuilder table, string what, IEnumerable<(string Name, IReadOnlyList<string> Roles)> lines)
    {
        table.Append("  ").Append(what).Append('\n');
        foreach (var (name, roles) in lines.OrderBy(line => line.Name, StringComparer.Ordinal))
        {
            table.Append("    ").Append(name).Append(": ").AppendJoin(", ", roles.Order(StringComparer.Ordinal)).Append('\n');
        }
    }

    /// <summary>The roles by which the document is had, whoever holds them and wherever they may come to the case.</summary>
    private IReadOnlyList<string> MayHave(AuthorityId nation, Document document)
    {
        var someCase = cases[nation][0].State;
        return
        [
            .. AccessTable.Roles.Where(role => AccessTable.Allows([role], Permission.SeeCase)
                && CaseSight.Of(Somebody(nation, role), someCase with { Snapshot = someCase.Snapshot with { Holders = someCase.Snapshot.Holders.Clear() } }).MayHave(document)),
        ];
    }

    private static IReadOnlyList<string> MayDo(IEnumerable<string> asked) => [.. asked.Where(role => AccessTable.Allows([role], Permission.DoWork))];

    /// <summary>By which somebody reads and works that case: their own and those that they hold for it.</summary>
    private static IEnumerable<string> Roles(StaffMember person, CaseView view) =>
        person.Roles.Concat(view.State.Snapshot.Holders.Where(held => held.Value == person.Id.ToString()).Select(held => held.Key));

    private IEnumerable<StaffMember> OneOfEachKind(AuthorityId nation) =>
        staff[nation].GroupBy(one => string.Join('+', one.Roles.Order(StringComparer.Ordinal)), StringComparer.Ordinal).Select(kind => kind.First());

    private StaffMember Manager(AuthorityId nation, TeamId team) => staff[nation].First(one => one.Holds("team_manager") && one.Teams.Contains(team));

    private static StaffMember Somebody(AuthorityId nation, string role) =>
        new() { Id = new UserId(Guid.CreateVersion7()), Authority = nation, Name = role, SignInName = role, Roles = [role], Teams = [] };

    private Definition Definition(AuthorityId nation) => cases[nation][0].State.Definition.Definition;

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
