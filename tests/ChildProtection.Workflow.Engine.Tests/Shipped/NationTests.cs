using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>What is one thing to the product has in each nation the name that its law and its people give it.</summary>
public sealed class NationTests
{
    private static readonly string[] CategoriesOfWales = ["physical", "sexual", "emotional", "financial", "neglect"];
    private static readonly string[] CategoriesOfEngland = ["physical", "sexual", "emotional", "neglect"];

    private static Definition Wales => ShippedWorkflows.Load("wales/child-protection.yaml").Definition!;

    private static Definition England => ShippedWorkflows.Load("england/child-protection.yaml").Definition!;

    [Test]
    [Covers("K10")]
    public void One_role_leads_the_plan_and_is_called_co_ordinator_in_Wales_and_lead_social_worker_in_England()
    {
        Assert.That(Wales.Roles["lead_social_worker"].Title.In("en"), Is.EqualTo("Care and support protection plan co-ordinator"));
        Assert.That(England.Roles["lead_social_worker"].Title.In("en"), Is.EqualTo("Lead social worker"));
    }

    [Test]
    [Covers("K23")]
    public void What_follows_the_plan_is_one_state_with_each_nations_name()
    {
        Assert.That(Title(Wales, "open.main.stepped_down"), Is.EqualTo("Care and support plan"));
        Assert.That(Title(England, "open.main.stepped_down"), Is.EqualTo("Child in need plan"));
    }

    [Test]
    [Covers("K9")]
    public void A_child_is_on_a_register_in_Wales_and_has_a_plan_in_England()
    {
        Assert.That(Title(Wales, "open.main.protected"), Is.EqualTo("On the child protection register"));
        Assert.That(Title(England, "open.main.protected"), Does.Contain("plan").And.Not.Contain("register"));
        Assert.That(England.Roles["custodian"].Title.In("en"), Does.Contain("list"));
    }

    [Test]
    [Covers("K18", "C2")]
    public void Wales_has_five_categories_and_England_four_and_what_the_other_nation_names_has_a_place_in_both()
    {
        Assert.That(Wales.Choices["category"].Codes.Select(code => code.Code), Is.EquivalentTo(CategoriesOfWales));
        Assert.That(England.Choices["category"].Codes.Select(code => code.Code), Is.EquivalentTo(CategoriesOfEngland));
        Assert.That(England.Choices["category_there"].Codes.Select(code => code.Code), Is.EquivalentTo(CategoriesOfWales));
        Assert.That(England.Choices["category_there"].Codes.Single(code => code.Code == "financial").Title.In("en"), Does.Contain("in Wales only"));
    }

    [Test]
    [Covers("W0", "O0")]
    public void A_Welsh_definition_in_which_a_text_is_missing_in_Welsh_is_refused()
    {
        Assert.That(Wales.Languages, Is.EquivalentTo(new[] { "en", "cy" }));
        var loaded = DefinitionLoader.Load("wales/child-protection.yaml", new WithoutWelsh(), new LoadOptions(RequireBasis: true, Calendars: ["england-and-wales"], ShippedWorkflows.Rules));

        Assert.That(loaded.Definition, Is.Null);
        Assert.That(loaded.Diagnostics.Select(found => found.ToString()), Has.Some.Contains("cy"));
    }

    [Test]
    [Covers("O24")]
    public void Whoever_reports_that_access_is_denied_reads_what_to_do_now_on_the_form([Values("wales/child-protection.yaml", "england/child-protection.yaml")] string path)
    {
        var definition = ShippedWorkflows.Load(path).Definition!;

        Assert.That(definition.Forms["denied_access"].Questions[0].Hint!.In("en"), Does.Contain("telephone your manager").And.Contain("999").And.Contain("do not go in"));
        Assert.That(Words(definition.Documents["when_access_is_denied"]), Does.Contain("Telephone the lead worker or the duty team now").And.Contain("Nothing that protects the child waits"));
    }

    [Test]
    [Covers("O37")]
    public void Every_professional_member_is_given_what_a_member_does_for_a_registered_child([Values("wales/child-protection.yaml", "england/child-protection.yaml")] string path)
    {
        var paper = ShippedWorkflows.Load(path).Definition!.Documents["what_members_do"];

        Assert.That(paper.GivenBy, Is.EqualTo("confirm_role"));
        Assert.That(Words(paper), Does.Contain("anything that changes").And.Contain("reported in the normal way").And.Contain("the child moves").And.Contain("missing"));
    }

    private static string Title(Definition definition, string path) =>
        path.Split('.').Aggregate(definition.Root, (state, name) => state.Children.Single(child => child.Name == name)).Title.In("en");

    private static string Words(Document document) =>
        string.Concat(document.Parts.SelectMany(part => part.Text!.In("en")).Select(piece => piece is DocumentPiece.Words words ? words.Text : string.Empty));

    /// <summary>The shipped files, with the Welsh of one text taken out.</summary>
    private sealed class WithoutWelsh : ISourceFiles
    {
        public string? Read(string path) => ShippedWorkflows.Files.Read(path)?.Replace(", cy: Ymarfer }", " }", StringComparison.Ordinal);
    }
}
