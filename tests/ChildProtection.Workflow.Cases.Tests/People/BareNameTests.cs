using ChildProtection.Workflow.Cases.People;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class BareNameTests
{
    [TestCase("Siân", "SIAN")]
    [TestCase("Llŷr", "llyr")]
    [TestCase("Zoë  Ann ", "Zoe Ann")]
    [TestCase("Łukasz", "lukasz")]
    [TestCase("Sia\u0302n", "Siân")]
    public void Names_that_differ_by_capitals_accents_or_spaces_are_one(string one, string other) =>
        Assert.That(BareName.Of(one), Is.EqualTo(BareName.Of(other)));

    [TestCase("Sian", "Sion")]
    [TestCase("Ann", "Anna")]
    public void Other_names_are_not(string one, string other) =>
        Assert.That(BareName.Of(one), Is.Not.EqualTo(BareName.Of(other)));
}
