using ChildProtection.Workflow.Cases.People;

namespace ChildProtection.Workflow.Cases.Tests.People;

public sealed class CalledNameTests
{
    [TestCase(null, "Siân Mair Coracle")]
    [TestCase(" ", "Siân Mair Coracle")]
    [TestCase("Shani", "Shani Coracle")]
    [TestCase("Shani Ap-Coracle", "Shani Ap-Coracle")]
    public void A_child_is_called_by_the_name_that_it_likes_and_else_by_its_own(string? knownAs, string called) =>
        Assert.That(CalledName.Of(knownAs, "Siân Mair", "Coracle"), Is.EqualTo(called));

    [Test]
    public void A_child_without_a_family_name_is_called_without_one() =>
        Assert.That(CalledName.Of(null, "Baby", ""), Is.EqualTo("Baby"));
}
