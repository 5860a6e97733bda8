using System.Net;
using ChildProtection.Workflow.Server.Rules;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Rules;

public sealed class RulePagesTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("rhodri")]
    [TestCase("ffion")]
    [TestCase("hedd")]
    public async Task Everybody_signed_in_may_read_the_rules(string who)
    {
        using var reader = await server.Reader().As(server, who);

        Assert.That(await reader.Page("/rules"), Does.Contain("Alone with the co-ordinator at least every ten working days"));
    }

    [Test]
    public async Task Nobody_else_may()
    {
        using var stranger = server.Reader();
        using var answer = await stranger.Get("/rules/W3");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("?text=W27", 1)]
    [TestCase("?text=NEVER+waits", 2)]
    [TestCase("?source=odd_ways", 23)]
    [TestCase("?source=wales_participation&force=May", 2)]
    [TestCase("?text=no+such+words", 0)]
    public async Task The_list_is_narrowed_by_words_source_and_force(string query, int found)
    {
        using var reader = await server.Reader().As(server, "rhodri");

        Assert.That(await reader.Page("/rules" + query), Does.Contain($"Rules found: {found}<"));
    }

    [Test]
    public async Task A_rule_says_where_it_is_from_where_it_lives_and_what_shows_it()
    {
        using var reader = await server.Reader().As(server, "rhodri");

        var page = await reader.Page("/rules/W3");

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Wales Safeguarding Procedures, section 4"), "its source");
            Assert.That(page, Does.Contain("href=\"/rules/T26\""), "the time limit that carries it out");
            Assert.That(page, Does.Contain("see_child_alone"), "an element of the definition");
            Assert.That(page, Does.Match("shared/states/visits\\.yaml:\\d+"), "the line where it is written");
            Assert.That(page, Does.Contain("href=\"/rules/scenarios/wales/scenarios/"), "a story");
        });
    }

    [Test]
    public async Task A_rule_that_the_product_carries_says_so_in_plain_words()
    {
        using var reader = await server.Reader().As(server, "rhodri");

        Assert.That(await reader.Page("/rules/L0"), Does.Contain("A case keeps the version by which it was opened."));
    }

    [Test]
    public async Task A_story_is_told_with_the_rules_that_it_shows()
    {
        using var reader = await server.Reader().As(server, "rhodri");
        var library = server.Services.GetRequiredService<RuleLibrary>();
        var scenario = library.ScenariosOf("W3")[0];

        var page = await reader.Page($"/rules/scenarios/{scenario.Path}");

        Assert.That(page, Does.Contain("href=\"/rules/W3\"").And.Contain("cpw-story"));
    }

    [TestCase("/rules/W99")]
    [TestCase("/rules/scenarios/wales/child-protection.yaml")]
    [TestCase("/rules/scenarios/../../appsettings.json")]
    public async Task What_is_no_rule_and_no_scenario_is_not_there(string path)
    {
        using var reader = await server.Reader().As(server, "rhodri");
        using var answer = await reader.Get(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Each_thing_due_on_the_case_page_leads_to_its_rules()
    {
        var id = (await ProtectedFamily.On(server, "Larkspur", "Nia"))[0];
        using var reader = await server.Reader().As(server, "rhodri");

        Assert.That(await reader.Page($"/cases/{id}"), Does.Contain("href=\"/rules/T26\""));
    }

    [Test]
    public void Every_rule_that_the_product_carries_is_in_the_register()
    {
        var library = server.Services.GetRequiredService<RuleLibrary>();

        Assert.That(library.Book.Rules, Is.Not.Empty);
        Assert.That(library.InProduct.Except(library.Book.Rules.Keys), Is.Empty);
    }
}
