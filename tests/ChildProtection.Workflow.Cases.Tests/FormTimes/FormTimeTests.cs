using ChildProtection.Workflow.Cases.FormTimes;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.FormTimes;

public sealed class FormTimeTests
{
    [TestCase(0, 15)]
    [TestCase(15, 15)]
    [TestCase(16, 30)]
    [TestCase(100, 120)]
    [TestCase(3_600, 3_600)]
    public void A_time_counts_in_the_step_that_ends_at_it_or_after_it(int seconds, int step) =>
        Assert.That(FormSpan.Of(Duration.FromSeconds(seconds)), Is.EqualTo(step));

    [TestCase(3_601)]
    [TestCase(-1)]
    public void Of_a_form_that_stood_open_for_very_long_nobody_knows_how_long_somebody_was_at_it(int seconds) =>
        Assert.That(FormSpan.Of(Duration.FromSeconds(seconds)), Is.EqualTo(FormSpan.Unknown));

    [Test]
    public void Half_and_nine_in_ten_are_the_ends_of_the_steps_in_which_they_lie()
    {
        var form = new FormTime("actions/record_visit", new Dictionary<int, int> { [30] = 2, [60] = 4, [300] = 3, [3_600] = 1, [FormSpan.Unknown] = 5 });

        Assert.That((form.Half, form.MostOf, form.Sent, form.InSittings), Is.EqualTo((60, 300, 15, 5)));
    }

    [Test]
    public void Of_too_few_nothing_is_said_for_it_would_tell_of_one_person()
    {
        var form = new FormTime("actions/record_visit", new Dictionary<int, int> { [30] = FormTime.SaidFrom - 1, [FormSpan.Unknown] = 9 });

        Assert.That((form.Half, form.MostOf), Is.EqualTo(((int?)null, (int?)null)));
    }
}
