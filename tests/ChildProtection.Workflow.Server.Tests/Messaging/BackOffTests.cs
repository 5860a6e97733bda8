using ChildProtection.Workflow.Server.Messaging;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

public sealed class BackOffTests
{
    [TestCase(1, 2)]
    [TestCase(2, 4)]
    [TestCase(5, 32)]
    [TestCase(8, 256)]
    [TestCase(9, 300)]
    [TestCase(int.MaxValue, 300)]
    public void A_wait_doubles_with_each_failure_up_to_its_maximum(int failures, int seconds) =>
        Assert.That(BackOff.After(failures, RelayLimits.RetryDelayFirst, RelayLimits.RetryDelayMax), Is.EqualTo(Duration.FromSeconds(seconds)));

    [Test]
    public void There_is_no_wait_after_no_failure() =>
        Assert.That(() => BackOff.After(0, RelayLimits.RetryDelayFirst, RelayLimits.RetryDelayMax), Throws.TypeOf<ArgumentOutOfRangeException>());
}
