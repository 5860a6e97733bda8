using System.Net;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.SignIn;

public sealed class SignInTests
{
    private TestServer server = null!;

    [SetUp]
    public async Task Start() => server = await TestServer.Start();

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_page_that_needs_signing_in_leads_there_and_back()
    {
        using var reader = server.Reader();

        using var asked = await reader.Get("/");
        using var signedIn = await reader.Send(
            asked.Headers.Location!.PathAndQuery, "/sign-in", ("name", "nia.larkmead"), ("password", ServedAuthority.Password), ("back", "/?x=1"));

        Assert.That(asked.Headers.Location!.PathAndQuery, Is.EqualTo("/sign-in?back=%2F"));
        Assert.That(signedIn.Headers.Location!.OriginalString, Is.EqualTo("/?x=1"));
    }

    [Test]
    public async Task The_way_back_never_leads_to_another_server()
    {
        using var reader = server.Reader();

        using var signedIn = await reader.Send(
            "/sign-in", null, ("name", "nia.larkmead"), ("password", ServedAuthority.Password), ("back", "//elsewhere.example/"));

        Assert.That(signedIn.Headers.Location!.OriginalString, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var reader = server.Reader();

        using var wrong = await reader.SignIn("nia.larkmead", "guess");
        using var unknown = await reader.SignIn("nobody.here", "guess");

        Assert.That(await Error(wrong), Is.EqualTo(await Error(unknown)));
    }

    [Test]
    public async Task An_empty_form_is_told_what_is_missing_field_by_field()
    {
        using var reader = server.Reader();

        using var response = await reader.SignIn("", "");
        var html = await response.Content.ReadAsStringAsync();

        Assert.That(html, Does.Contain("<a href=\"#name\">Enter your sign-in name</a>").And.Contain("<a href=\"#password\">Enter your password</a>"));
    }

    [Test]
    public async Task After_too_many_wrong_tries_even_the_right_password_is_refused()
    {
        using var reader = server.Reader();
        for (var tries = 0; tries < SignInLimits.TriesMax; tries++)
        {
            using var wrong = await reader.SignIn("nia.larkmead", "guess");
        }

        using var right = await reader.SignIn("nia.larkmead", ServedAuthority.Password);

        Assert.That(await right.Content.ReadAsStringAsync(), Does.Contain("there were too many wrong tries"));
    }

    [Test]
    public async Task A_locked_account_and_an_unknown_name_get_the_same_answer()
    {
        using var reader = server.Reader();
        for (var tries = 0; tries < SignInLimits.TriesMax; tries++)
        {
            using var wrong = await reader.SignIn("nia.larkmead", "guess");
        }

        using var locked = await reader.SignIn("nia.larkmead", "guess");
        using var unknown = await reader.SignIn("nobody.here", "guess");

        Assert.That(await Error(locked), Is.EqualTo(await Error(unknown)));
    }

    [TestCase("nia.larkmead", 10_000)]
    [TestCase("nia.larkmead", 1)]
    public async Task A_name_or_a_password_that_nobody_can_have_gets_the_same_answer_too(string name, int times)
    {
        using var reader = server.Reader();

        using var odd = await reader.SignIn(string.Concat(Enumerable.Repeat(name, times)), new string('x', 100_000));
        using var unknown = await reader.SignIn("nobody.here", "guess");

        Assert.That(await Error(odd), Is.EqualTo(await Error(unknown)));
    }

    [Test]
    public async Task A_successful_sign_in_forgets_earlier_wrong_tries()
    {
        using var reader = server.Reader();
        using var wrong = await reader.SignIn("nia.larkmead", "guess");

        await reader.As(ServedAuthority.Worker);

        await server.Database(async database =>
            Assert.That((await database.Users.SingleAsync(user => user.SignInName == "nia.larkmead")).FailedSignIns, Is.Zero));
    }

    [Test]
    public async Task Signing_out_ends_the_session()
    {
        using var reader = await server.Reader().As(ServedAuthority.Administrator);

        using var signedOut = await reader.Send("/staff", "/sign-out");
        using var after = await reader.Get("/");

        Assert.That(after.Headers.Location!.PathAndQuery, Does.StartWith("/sign-in"));
    }

    [TestCase("closed")]
    [TestCase("given a new password")]
    public async Task An_account_that_is_changed_loses_its_sessions(string how)
    {
        using var reader = await server.Reader().As(ServedAuthority.Administrator);

        await server.Database(database => database.Users.Where(user => user.UserId == ServedAuthority.Administrator.UserId).ExecuteUpdateAsync(row => row
            .SetProperty(user => user.Disabled, how == "closed")
            .SetProperty(user => user.SecurityStamp, how == "closed" ? ServedAuthority.Administrator.SecurityStamp : "another")));
        using var after = await reader.Get("/");

        Assert.That(after.Headers.Location!.PathAndQuery, Does.StartWith("/sign-in"));
    }

    [Test]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = server.CreateClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("name", "nia.larkmead"), KeyValuePair.Create("password", ServedAuthority.Password)]);

        using var response = await client.PostAsync("/sign-in", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<string> Error(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var from = html.IndexOf("govuk-error-summary__list", StringComparison.Ordinal);
        return html[from..html.IndexOf("</ul>", from, StringComparison.Ordinal)];
    }
}
