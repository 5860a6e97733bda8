using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.FormTimes;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.FormTimes;

internal sealed class CountedFormTimesTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private const string Form = "actions/record_visit";

    private static readonly YearMonth Month = new(2026, 3);

    private CountedFormTimes Times => new(Database);

    [Test]
    public async Task Many_that_send_the_same_form_at_once_are_each_counted()
    {
        const int Senders = 8;

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => Times.Count(CaseSteps.Authority, Form, Month, 60, default))));

        Assert.That((await Times.Since(CaseSteps.Authority, Month, default)).Single().Times, Is.EqualTo(new Dictionary<int, int> { [60] = Senders }));
    }

    [Test]
    public async Task Months_are_added_up_from_the_first_that_is_asked_for_and_authorities_are_kept_apart()
    {
        foreach (var (month, step) in new[] { (Month.PlusMonths(-1), 30), (Month, 30), (Month.PlusMonths(1), 30), (Month, FormSpan.Unknown) })
        {
            await Times.Count(CaseSteps.Authority, Form, month, step, default);
        }

        Assert.That((await Times.Since(CaseSteps.Authority, Month, default)).Single().Times, Is.EqualTo(new Dictionary<int, int> { [30] = 2, [FormSpan.Unknown] = 1 }));
        Assert.That(await Times.Since(new AuthorityId(77), Month, default), Is.Empty);
    }
}
