using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Server.Tests.Api;

public sealed class ApiTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_stranger_is_answered_with_a_status_and_not_with_a_page()
    {
        using var reader = server.Reader();

        using var response = await reader.Get("/api/v1/my-work");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_case_is_opened_worked_and_read()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var (caseId, child) = (Guid.NewGuid(), await AnyChild());

        var opened = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = caseId, child, team = 1, answers = new { concern = "Bruising", date_of_birth = "2016-05-02" } });
        var decided = await Post(manager, $"/api/v1/cases/{caseId}/tasks/decide_referral", Guid.NewGuid().ToString(), new { answers = new { decision = "strategy_discussion" } });
        var read = JsonDocument.Parse(await worker.Page($"/api/v1/cases/{caseId}")).RootElement;

        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.OK), opened.Body.ToString());
        Assert.That(decided.Status, Is.EqualTo(HttpStatusCode.OK), decided.Body.ToString());
        Assert.That(read.GetProperty("version").GetInt64(), Is.EqualTo(2));
        Assert.That(read.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("name").GetString()), Does.Contain("hold_strategy_discussion"));
    }

    [Test]
    public async Task The_same_key_is_answered_like_the_first_time()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var body = new { @case = Guid.NewGuid(), child = await AnyChild(), team = 1, answers = new { concern = "Bruising" } };
        var key = Guid.NewGuid().ToString();

        var first = await Post(worker, "/api/v1/cases", key, body);
        var second = await Post(worker, "/api/v1/cases", key, body);

        Assert.That(second.Body.ToString(), Is.EqualTo(first.Body.ToString()));
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Nothing_is_changed_without_a_key()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var refused = await Post(worker, "/api/v1/cases", null, new { @case = Guid.NewGuid(), child = await AnyChild(), team = 1, answers = new { concern = "Bruising" } });

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, "CPW6101")));
    }

    [Test]
    public async Task A_refusal_names_its_code_and_question()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var refused = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = Guid.NewGuid(), child = await AnyChild(), team = 1, answers = new { } });
        var reason = refused.Body.GetProperty("reasons")[0];

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "CPW6105")));
        Assert.That((reason.GetProperty("code").GetString(), reason.GetProperty("question").GetString()), Is.EqualTo(("CPW1206", "concern")));
    }

    [Test]
    public async Task An_answer_of_the_wrong_type_is_refused_before_anything_is_done()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var refused = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = Guid.NewGuid(), child = await AnyChild(), team = 1, answers = new { concern = "Bruising", date_of_birth = "yesterday" } });

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, "CPW6102")));
    }

    [TestCase("date_of_birth", "\"0001-01-01\"")]
    [TestCase("date_of_birth", "\"9999-12-31\"")]
    [TestCase("concern", "\"half a character \\ud800\"")]
    [TestCase("family", "[null]")]
    public async Task An_answer_that_cannot_be_is_refused_with_its_code(string question, string json)
    {
        using var worker = await server.Reader().As(server, "anwen");
        var body = $$"""{ "case": "{{Guid.NewGuid()}}", "child": "{{await AnyChild()}}", "team": 1, "answers": { "{{question}}": {{json}} } }""";

        var refused = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), body);

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, "CPW6102")));
    }

    [TestCase("0001-01-01")]
    [TestCase("2026-02-31")]
    [TestCase("9999-12-31T00:00:00")]
    public async Task A_day_that_cannot_be_is_refused_with_its_code(string occurredOn)
    {
        using var worker = await server.Reader().As(server, "anwen");

        var refused = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = Guid.NewGuid(), child = await AnyChild(), team = 1, answers = new { concern = "Bruising" }, occurredOn });

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, "CPW6102")));
    }

    [Test]
    public async Task An_override_that_says_nothing_overrides_nothing()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var caseId = await Opened(worker);

        var refused = await Post(worker, $"/api/v1/cases/{caseId}/actions/add_family_member", Guid.NewGuid().ToString(), new { answers = new { }, overrides = new object?[] { null, new { } } });

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "CPW6105")));
    }

    [Test]
    public async Task A_correction_of_a_field_that_is_none_is_refused_and_not_passed_over()
    {
        using var worker = await server.Reader().As(server, "anwen");
        var caseId = await Opened(worker);
        var read = JsonDocument.Parse(await worker.Page($"/api/v1/cases/{caseId}")).RootElement;

        var refused = await Post(worker, $"/api/v1/cases/{caseId}/records/referral/referral-1/corrections", Guid.NewGuid().ToString(), new
        {
            values = new { conncern = "Burns" }, reason = "Misheard", version = read.GetProperty("version").GetInt64(),
        });

        Assert.That((refused.Status, Code(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, "CPW6102")));
    }

    [TestCase("GET", "/api/v1/nothing", null, "CPW6404")]
    [TestCase("GET", "/api/v1/team-work", null, "CPW6403")]
    [TestCase("GET", "/api/v1/cases/nonsense", null, "CPW6400")]
    [TestCase("POST", "/api/v1/cases", "{", "CPW6400")]
    [TestCase("POST", "/api/v1/cases", "{\"case\":\"11111111-1111-1111-1111-111111111111\",\"case\":\"22222222-2222-2222-2222-222222222222\"}", "CPW6400")]
    public async Task Whatever_is_refused_before_a_use_case_is_asked_has_a_code_too(string method, string path, string? body, string code)
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await worker.Ask(request);

        Assert.That(Code(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement), Is.EqualTo(code));
    }

    [Test]
    public async Task A_case_of_another_team_is_not_told_apart_from_none()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var other = await server.Reader().As(server, "seren");
        var caseId = Guid.NewGuid();
        await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = caseId, child = await AnyChild(), team = 1, answers = new { concern = "Bruising" } });

        using var theirs = await other.Get($"/api/v1/cases/{caseId}");
        using var none = await other.Get($"/api/v1/cases/{Guid.NewGuid()}");

        Assert.That((theirs.StatusCode, none.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Opening_without_a_team_or_for_nobody_on_file_is_refused_with_its_codes()
    {
        using var duty = await server.Reader().As(server, "farah");

        var refused = await Post(duty, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = Guid.NewGuid(), child = Guid.NewGuid(), answers = new { concern = "Bruising" } });

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.Body.GetProperty("reasons").EnumerateArray().Select(Code), Is.EqualTo(new[] { "CPW5106", "CPW5107" }));
    }

    [Test]
    public async Task The_description_names_every_address_of_the_version()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var document = JsonDocument.Parse(await worker.Page("/openapi/v1.json")).RootElement;

        Assert.That(document.GetProperty("paths").EnumerateObject().Select(path => path.Name), Does.Contain("/api/v1/cases/{id}/tasks/{name}").And.Contain("/api/v1/my-work"));
    }

    private async Task<Guid> Opened(Reader worker)
    {
        var caseId = Guid.NewGuid();
        var opened = await Post(worker, "/api/v1/cases", Guid.NewGuid().ToString(), new { @case = caseId, child = await AnyChild(), team = 1, answers = new { concern = "Bruising" } });
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.OK), opened.Body.ToString());
        return caseId;
    }

    /// <summary>A child on file without a case.</summary>
    private async Task<Guid> AnyChild()
    {
        var child = new ChildId(Guid.NewGuid());
        await server.Database(async database =>
        {
            database.Children.Add(new StoredChild { AuthorityId = new AuthorityId(1), ChildId = child, GivenName = "Mabli", FamilyName = "Wagtailer" });
            await database.SaveChangesAsync();
        });
        return child.Value;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Post(Reader reader, string path, string? key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = body is string written ? new StringContent(written, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        using var response = await reader.Ask(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    private static string? Code(JsonElement problem) => problem.GetProperty("code").GetString();
}
