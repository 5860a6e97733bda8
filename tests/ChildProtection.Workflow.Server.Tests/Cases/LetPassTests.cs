using System.Net;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Cases;

/// <summary>Whoever is stopped by a soft check goes on with a colleague's word, given with the colleague's own account, or alone when the child cannot wait.</summary>
public sealed class LetPassTests
{
    private const string Disagree = "actions/raise_disagreement";
    private const string Field = "override.raise_disagreement.1";

    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task With_the_managers_word_the_worker_goes_on_and_the_history_says_whose_word_it_was()
    {
        var one = (await ProtectedFamily.On(server, "Marigold", "Efa"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        using var stopped = await worker.Send($"/cases/{one}/{Disagree}", null, Answers());
        var said = await stopped.Content.ReadAsStringAsync();
        using var given = await manager.Send($"/cases/{one}/let-pass/{Disagree}", null, Word());
        using var sent = await worker.Send($"/cases/{one}/{Disagree}", null, Answers());
        var history = await worker.Page($"/cases/{one}/history");

        Assert.That(stopped.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(said, Does.Contain("Whoever is stopped does not let it pass").And.Contain($"/cases/{one}/let-pass/{Disagree}").And.Contain("The child cannot wait for that"));
        Assert.That(given.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(history, Does.Contain("Gave their word that a check may be let pass").And.Contain("A check was let pass on the word of Rhodri"));
    }

    [Test]
    public async Task A_manager_does_not_go_on_with_their_own_word()
    {
        var one = (await ProtectedFamily.On(server, "Nettlefold", "Gwen"))[0];
        using var manager = await server.Reader().As(server, "rhodri");

        using var given = await manager.Send($"/cases/{one}/let-pass/{Disagree}", null, Word());
        using var sent = await manager.Send($"/cases/{one}/{Disagree}", null, Answers());

        Assert.That(given.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK), "stopped all the same");
    }

    [Test]
    public async Task What_cannot_wait_goes_through_at_once_and_is_listed_apart()
    {
        var one = (await ProtectedFamily.On(server, "Oleander", "Ina"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        using var sent = await worker.Send($"/cases/{one}/{Disagree}", null, [.. Answers(), (Field, "Friday night and nobody answers.")]);
        var history = await worker.Page($"/cases/{one}/history");
        var listed = await manager.Page("/overrides");

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(history, Does.Contain("A check was let pass by whoever was stopped: it could not wait"));
        Assert.That(listed, Does.Match("Let pass by whoever was stopped, because it could not wait[\\s\\S]*Friday night and nobody answers."));
    }

    [Test]
    public async Task Whoever_may_not_let_anything_pass_finds_no_page_for_it_and_a_word_says_for_which_check()
    {
        var one = (await ProtectedFamily.On(server, "Primrose", "Kit"))[0];
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        using var none = await worker.Get($"/cases/{one}/let-pass/{Disagree}");
        using var without = await manager.Send($"/cases/{one}/let-pass/{Disagree}", null, ("command", Guid.NewGuid().ToString()), ("reason", "x"));

        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await without.Content.ReadAsStringAsync(), Does.Contain("href=\"#check\""));
    }

    private static (string, string)[] Word() =>
        [("command", Guid.NewGuid().ToString()), ("check", "raise_disagreement.1"), ("reason", "The grandmother has him tonight.")];

    private static (string, string)[] Answers() =>
    [
        ("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), ("q.safety_in_question", "no"), ("q.about", "disagree"), ("q.parties", "The school and us"), ("q.issue", "Whether he may stay with an uncle"),
    ];
}
