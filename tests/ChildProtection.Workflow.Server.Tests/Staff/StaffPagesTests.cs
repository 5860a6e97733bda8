using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Staff;

public sealed class StaffPagesTests
{
    private TestServer server = null!;

    [SetUp]
    public async Task Start() => server = await TestServer.Start();

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_telephone_number_is_kept_with_the_account_and_in_the_journal_and_one_that_cannot_be_dialled_is_not()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var page = $"/staff/{ServedAuthority.SouthWorker.UserId}";
        (string, string)[] account = [("name", "Tamar Ivyside"), ("sign_in_name", "tamar.ivyside"), ("roles", "social_worker"), ("roles", "lead_social_worker"), ("team", "2")];

        using var wrong = await administrator.Send(page, null, [.. account, ("telephone", "ask at the desk")]);
        using var kept = await administrator.Send(page, null, [.. account, ("telephone", " 01632 960555 ext 7 ")]);

        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("#telephone").And.Contain("Enter a telephone number"));
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await administrator.Page(page), Does.Contain("value=\"01632 960555 ext 7\""));
        Assert.That(await administrator.Page($"/staff/changes?person={ServedAuthority.SouthWorker.UserId}"), Does.Contain("01632 960555 ext 7"));
    }

    [Test]
    public async Task An_administrator_adds_somebody_who_can_then_sign_in()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var kept = await administrator.Send(
            "/staff/new", null, ("name", "Osian Thistledown"), ("sign_in_name", " Osian.Thistledown "), ("roles", "social_worker"), ("team", "1"), ("password", "a long first password"));

        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var newcomer = server.Reader();
        using var signedIn = await newcomer.SignIn("osian.thistledown", "a long first password");
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await newcomer.Page("/work"), Does.Contain("Osian Thistledown"));
    }

    [Test]
    public async Task Everything_wrong_with_an_account_is_said_at_once_and_nothing_is_kept()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var answer = await administrator.Send("/staff/new", null, ("name", " "), ("sign_in_name", "Siân!"), ("team", "99"), ("password", "short"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("#name").And.Contain("#sign_in_name").And.Contain("#roles").And.Contain("#team").And.Contain("#password"));
        Assert.That(page, Does.Contain("Siân!"), "what was typed is still there");
        await server.Database(async database => Assert.That(await database.Users.CountAsync(), Is.EqualTo(ServedAuthority.Users.Count)));
    }

    [Test]
    public async Task A_sign_in_name_belongs_to_one_person()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var answer = await administrator.Send(
            "/staff/new", null, ("name", "Another Nia"), ("sign_in_name", "NIA.larkmead"), ("roles", "social_worker"), ("team", "1"), ("password", "a long first password"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Somebody already signs in as nia.larkmead"));
    }

    [Test]
    public async Task Whoever_has_left_is_signed_out_at_once_and_cannot_sign_in_until_they_return()
    {
        using var worker = await server.Reader().As(ServedAuthority.Worker);
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var page = $"/staff/{ServedAuthority.Worker.UserId}";

        using var left = await administrator.Send(page, $"{page}?handler=Leave");

        using (var turnedAway = await worker.Get("/work"))
        {
            Assert.That(turnedAway.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }
        Assert.That(await administrator.Page("/staff"), Does.Contain("Has left"));
        using var again = server.Reader();
        using (var refused = await again.SignIn(ServedAuthority.Worker.SignInName, ServedAuthority.Password))
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
        using var returned = await administrator.Send(page, $"{page}?handler=Return");
        using var welcome = await again.SignIn(ServedAuthority.Worker.SignInName, ServedAuthority.Password);
        Assert.That(welcome.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        using var worker = await server.Reader().As(ServedAuthority.Worker);
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);

        using var kept = await administrator.Send(
            $"/staff/{ServedAuthority.Worker.UserId}", null, ("name", "Nia Larkmead"), ("sign_in_name", "nia.larkmead"), ("roles", "social_worker"), ("team", "1"), ("password", "quite another one"));

        using var turnedAway = await worker.Get("/work");
        Assert.That(turnedAway.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using var again = server.Reader();
        using var signedIn = await again.SignIn("nia.larkmead", "quite another one");
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Nobody_closes_their_own_account()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var page = $"/staff/{ServedAuthority.Administrator.UserId}";

        using var answer = await administrator.Send(page, $"{page}?handler=Leave");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await server.User(ServedAuthority.Administrator.SignInName)).Disabled, Is.False);
    }

    [TestCase("administrator,senior_manager", "")]
    [TestCase("senior_manager", "")]
    [TestCase("administrator", "1")]
    public async Task Nobody_changes_what_they_themselves_may_do(string roles, string team)
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var page = $"/staff/{ServedAuthority.Administrator.UserId}";

        using var answer = await administrator.Send(
            page, null,
            [("name", "Zofia Quillfeather"), ("sign_in_name", "zofia.quillfeather"), ("team", team), .. roles.Split(',').Select(role => ("roles", role))]);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Nobody changes their own roles or team"));
        Assert.That((await server.User(ServedAuthority.Administrator.SignInName)).Roles, Is.EqualTo(ServedAuthority.Administrator.Roles));
    }

    [Test]
    public async Task Whatever_an_administrator_changes_is_on_the_page_of_changes_under_their_name_without_the_password()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var page = $"/staff/{ServedAuthority.Worker.UserId}";
        using var kept = await administrator.Send(
            page, null, ("name", "Nia Larkmead"), ("sign_in_name", "nia.larkmead"), ("roles", "team_manager"), ("team", "2"), ("password", "quite another one"));
        using var left = await administrator.Send(page, $"{page}?handler=Leave");

        var html = await administrator.Page("/staff/changes");

        Assert.That(html, Does.Contain("Account changed: Nia Larkmead").And.Contain("Nia Larkmead has left: account closed").And.Contain("by Zofia Quillfeather"));
        Assert.That(html, Does.Contain("Roles: Team manager (before: Lead social worker, Social worker)").And.Contain("Team: South (before: North)").And.Contain("A new password"));
        Assert.That(html, Does.Not.Contain("quite another one").And.Not.Contain("Name: Nia"));
    }

    [Test]
    public async Task Changes_are_found_by_person_and_day_and_a_page_without_any_says_so()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        var none = await administrator.Page("/staff/changes");
        using var added = await administrator.Send(
            "/staff/new", null, ("name", "Osian Thistledown"), ("sign_in_name", "osian"), ("roles", "social_worker"), ("team", "1"), ("password", "a long first password"));
        var osian = (await server.User("osian")).UserId;

        var (found, ofOthers, longAgo) = (
            await administrator.Page($"/staff/changes?person={osian}&from=2000-01-01"), await administrator.Page($"/staff/changes?person={ServedAuthority.Worker.UserId}"),
            await administrator.Page("/staff/changes?until=2000-01-01"));

        Assert.That(none, Does.Contain("Nothing has been changed yet"));
        Assert.That(found, Does.Contain("Account added: Osian Thistledown"));
        Assert.That(new[] { ofOthers, longAgo }, Is.All.Contains("Nothing of that kind was changed"));
        Assert.That(await administrator.Page("/staff/changes?from=yesterday"), Does.Contain("<a href=\"#from\">Enter a day"));
    }

    [Test]
    public async Task An_account_of_another_authority_is_not_there()
    {
        using var administrator = await server.Reader().As(ServedAuthority.Administrator);
        await server.Database(async database =>
        {
            await database.Users.Where(user => user.UserId == ServedAuthority.SouthWorker.UserId)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.TeamId, (TeamId?)null).SetProperty(user => user.AuthorityId, new AuthorityId(2)));
        });

        using var answer = await administrator.Get($"/staff/{ServedAuthority.SouthWorker.UserId}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await administrator.Page("/staff"), Does.Not.Contain("Tamar"));
    }
}
