namespace ChildProtection.Workflow.Cases.Tests.Shipped;

/// <summary>What the law or the procedures of a nation set, no authority's own file makes longer.</summary>
public sealed class StatutoryLimitsTests
{
    private const string Northmoor = "england/authorities/northmoor.yaml";

    [TestCase("initial_conference", "20 working days")]
    [TestCase("first_review", "4 months")]
    [TestCase("later_review", "7 months")]
    [TestCase("assessment", "60 working days")]
    [TestCase("looked_after_first_review", "25 working days")]
    [TestCase("looked_after_second_review", "4 months")]
    [TestCase("looked_after_later_review", "9 months")]
    [TestCase("emergency_protection_order", "9 days")]
    public void An_authority_cannot_make_it_longer(string parameter, string longer) =>
        Assert.That(() => ShippedFiles.Changed(Northmoor, Northmoor, "unannounced_visits: { value: 2 }", $"{parameter}: {{ value: {longer} }}"),
            Throws.InvalidOperationException.With.Message.Contains("CPW0327"));

    [TestCase("first_review", "2 months")]
    [TestCase("later_core_group", "8 weeks")]
    public void It_may_be_made_shorter_and_what_is_local_may_be_set(string parameter, string value) =>
        Assert.That(() => ShippedFiles.Changed(Northmoor, Northmoor, "unannounced_visits: { value: 2 }", $"{parameter}: {{ value: {value} }}"), Throws.Nothing);

    [TestCase("initial_conference")]
    [TestCase("first_review")]
    [TestCase("later_review")]
    [TestCase("assessment")]
    [TestCase("first_core_group")]
    [TestCase("later_core_group")]
    [TestCase("see_child_alone")]
    [TestCase("see_child_at_home")]
    [TestCase("looked_after_first_review")]
    public void In_Wales_it_names_what_sets_it_in_both_languages(string parameter)
    {
        var source = ShippedFiles.Wales.Definition.Parameters[parameter].Statutory;

        Assert.That(new[] { source?.In("en"), source?.In("cy") }, Has.All.Not.Null.And.All.Not.Empty);
    }
}
