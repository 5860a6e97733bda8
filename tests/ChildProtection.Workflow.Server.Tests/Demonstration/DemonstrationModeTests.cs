using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Demonstration;

public sealed class DemonstrationModeTests
{
    [Test]
    public async Task In_a_demonstration_somebody_of_the_sample_signs_in_with_a_button()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var reader = server.Reader();

        using var signedIn = await reader.Send("/sign-in", "/demonstration/sign-in", ("user", ServedAuthority.Administrator.UserId.ToString()));
        var home = await reader.Page("/");

        Assert.That(home, Does.Contain("Welcome, Zofia Quillfeather"));
    }

    [Test]
    public async Task Outside_a_demonstration_no_account_is_listed_and_no_button_signs_in()
    {
        await using var server = await TestServer.Start(demonstration: false);
        using var reader = await server.Reader().As(ServedAuthority.Operator);

        var page = await reader.Page("/sign-in");
        using var tried = await reader.Send("/sign-in", "/demonstration/sign-in", ("user", ServedAuthority.Administrator.UserId.ToString()));

        Assert.That(page, Does.Not.Contain("Zofia Quillfeather"));
        Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
