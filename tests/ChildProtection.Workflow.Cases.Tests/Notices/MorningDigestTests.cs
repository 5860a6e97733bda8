using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Work;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Notices;

/// <summary>Each working morning, once, to those who want it, and not in their quiet hours.</summary>
internal sealed class MorningDigestTests
{
    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        await _authority.Opened();
    }

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_morning_is_written_once_with_what_waits()
    {
        await Wants("rhodri", MailSetting.Usual);
        At(4, 8, 0);
        await _authority.Get<DeadlineSweeper>().Run(100, 10, default);

        Assert.That((await Digests.Run(default), await Digests.Run(default)), Is.EqualTo((1, 0)));

        var mail = (await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default)).Single().Mail;
        Assert.That((mail.To, mail.Kind, mail.Counts.Overdue), Is.EqualTo((_authority.Who("rhodri").Id, MailKind.Digest, 1)));
    }

    [TestCase(4, 6, 59, 0, TestName = "Not_before_the_quiet_hours_are_over")]
    [TestCase(4, 7, 0, 1, TestName = "When_the_quiet_hours_are_over")]
    [TestCase(4, 19, 0, 0, TestName = "Not_in_the_evening")]
    [TestCase(7, 9, 0, 0, TestName = "Not_on_a_Saturday")]
    [TestCase(4, 15, 0, 1, TestName = "Late_when_no_node_ran_in_the_morning")]
    public async Task A_morning_is_seen_to_when_it_should_be(int day, int hour, int minute, int written)
    {
        await Wants("rhodri", MailSetting.Usual);
        At(day, hour, minute);

        Assert.That(await Digests.Run(default), Is.EqualTo(written));
    }

    [Test]
    public async Task Where_nothing_waits_nothing_is_sent()
    {
        await Wants("sanjay", MailSetting.Usual);
        At(3, 9, 0);

        Assert.That(await Digests.Run(default), Is.EqualTo(1), "the morning is seen to");
        Assert.That(await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default), Is.Empty);
    }

    [Test]
    public async Task Whoever_no_longer_wants_it_is_not_written_to_although_it_waits()
    {
        await Wants("rhodri", MailSetting.Usual);
        At(4, 8, 0);
        await Digests.Run(default);
        await _authority.Get<IMailbox>().Keep(_authority.Who("rhodri"), MailSetting.Usual with { Address = "rhodri@example.org" }, default);

        Assert.That((await _authority.Get<IMailbox>().Claim(_authority.Clock.Now, default)).Single().Address, Is.Null);
    }

    [Test]
    public void Quiet_hours_hold_from_their_beginning_up_to_their_end_over_midnight_too() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(7, 11),
        Prop.ForAll(Gen.Choose(0, 1439).Three().ToArbitrary(), minutes =>
        {
            var (from, until, at) = minutes;
            var setting = MailSetting.Usual with { QuietFrom = Time(from), QuietUntil = Time(until) };
            var length = (until - from + 1440) % 1440;
            return setting.IsQuiet(Time(at)) == ((at - from + 1440) % 1440 < length);
        }));

    private MorningDigests Digests => _authority.Get<MorningDigests>();

    private static LocalTime Time(int minutes) => new(minutes / 60, minutes % 60);

    private void At(int day, int hour, int minute) => _authority.Clock.Now = Instant.FromUtc(2026, 3, day, hour, minute);

    private Task Wants(string who, MailSetting setting) =>
        _authority.Get<IMailbox>().Keep(_authority.Who(who), setting with { Address = $"{who}@example.org", Morning = true }, default);
}
