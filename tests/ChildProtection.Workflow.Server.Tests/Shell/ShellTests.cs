using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Shell;

public sealed class ShellTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_page_allows_nothing_that_the_server_did_not_send()
    {
        using var reader = server.Reader();

        using var response = await reader.Get("/sign-in");

        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; script-src 'self';"));
    }

    [Test]
    public async Task A_page_holds_no_script_and_no_style_of_its_own()
    {
        using var reader = server.Reader();

        var html = await reader.Page("/sign-in");

        Assert.That(html, Does.Not.Contain(" style=").And.Not.Contain("<style").And.Not.Match("<script(?![^>]* src=)").And.Not.Match(" on[a-z]+="));
    }

    [Test]
    public async Task A_page_is_never_kept_by_a_cache()
    {
        using var reader = server.Reader();

        using var response = await reader.Get("/sign-in");

        Assert.That(response.Headers.CacheControl!.NoStore);
    }

    [Test]
    public async Task The_language_that_a_reader_chose_stays_chosen()
    {
        using var reader = server.Reader();

        using var chosen = await reader.Get("/language/cy?back=%2Fsign-in");
        var html = await reader.Page(chosen.Headers.Location!.OriginalString);

        Assert.That(html, Does.Contain("<html lang=\"cy\"").And.Contain("Mewngofnodi"));
    }

    [Test]
    public async Task A_missing_page_is_said_to_be_missing_with_a_code()
    {
        using var reader = await server.Reader().As(ServedAuthority.Administrator);

        using var response = await reader.Get("/no-such-page");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Page not found").And.Contain("CPW6404"));
    }

    [TestCase("/staff/new")]
    [TestCase("/sign-out")]
    [TestCase("/cases/00000000-0000-7000-8000-000000000001/acknowledge")]
    public async Task A_form_without_its_token_is_answered_with_a_page_that_says_what_to_do(string path)
    {
        using var reader = await server.Reader().As(path.StartsWith("/staff", StringComparison.Ordinal) ? ServedAuthority.Administrator : ServedAuthority.Worker);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("key", "x"), KeyValuePair.Create("command", Guid.NewGuid().ToString())]) };

        using var response = await reader.Ask(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("This page was open too long").And.Contain("CPW6400"));
    }

    [Test]
    public async Task A_page_asked_by_a_method_that_it_does_not_answer_says_so()
    {
        using var reader = await server.Reader().As(ServedAuthority.Worker);
        using var request = new HttpRequestMessage(HttpMethod.Trace, "/work");

        using var response = await reader.Ask(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task The_restricted_typeface_and_crest_are_not_served()
    {
        using var reader = server.Reader();

        var css = await reader.Page("/dist/style.css");

        Assert.That(css, Does.Contain("govuk-button").And.Not.Contain("GDS Transport").And.Not.Contain("crest").And.Not.Contain("@font-face"));
    }
}
