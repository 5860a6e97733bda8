using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Mailing;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Mailing;

/// <summary>Mails go out through a real connection, at least once, and what cannot be sent is tried again and then given up where somebody sees it.</summary>
public sealed class SmtpSendingTests
{
    private TestServer server = null!;
    private SmtpPort port = null!;
    private SetClock clock = null!;

    [SetUp]
    public async Task Start()
    {
        server = await TestServer.Start();
        port = new SmtpPort();
        clock = new SetClock(Instant.FromUtc(2026, 3, 4, 8, 0));
    }

    [TearDown]
    public async Task Stop()
    {
        await port.DisposeAsync();
        await server.DisposeAsync();
    }

    [Test]
    public async Task A_mail_arrives_once_with_its_counts_and_a_link_and_stands_nowhere_as_waiting()
    {
        await Write(new MailCounts(1, 0, 3, 2, 4, 0));

        var first = await Sending.Run(default);
        var second = await Sending.Run(default);

        var (to, mail) = port.Received.Single();
        Assert.That((first, second), Is.EqualTo(((1, 0), (0, 0))));
        Assert.That(to, Is.EqualTo("nia@bae-arian.example"));
        Assert.That(mail, Does.Contain("Subject: What waits for you today").And.Contain("overdue: 3").And.Contain("due today: 2").And.Contain("https://cases.example/work"));
        Assert.That(mail, Does.Not.Contain("escalations"), "what there is none of is not said");
    }

    [Test]
    public async Task Whoever_reads_Welsh_gets_Welsh()
    {
        await Write(new MailCounts(0, 0, 3, 0, 0, 0), language: "cy");

        await Sending.Run(default);

        Assert.That(MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(port.Received.Single().Mail))).TextBody, Does.Contain("Bore da.").And.Contain("hwyr: 3"));
    }

    [Test]
    public async Task What_the_mail_server_cannot_take_now_is_tried_again_with_growing_waits_and_arrives()
    {
        await Write(new MailCounts(0, 0, 1, 0, 0, 0));
        port.Refuses = "451 try later";

        var refused = await Sending.Run(default);
        var tooSoon = await Sending.Run(default);
        clock.Now += MailLimits.RetryDelayFirst;
        await Sending.Run(default);
        clock.Now += MailLimits.RetryDelayFirst;
        var tooSoonAgain = await Sending.Run(default);
        port.Refuses = null;
        clock.Now += MailLimits.RetryDelayFirst;
        var sent = await Sending.Run(default);

        Assert.That((refused, tooSoon, tooSoonAgain, sent), Is.EqualTo(((0, 1), (0, 0), (0, 0), (1, 0))));
    }

    [Test]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_can_be_tried_again_by_hand()
    {
        await Write(new MailCounts(0, 0, 1, 0, 0, 0));
        port.Refuses = "550 nobody of that name here";
        await Sending.Run(default);

        var dead = (await Mailbox.Backlog(ServedAuthority.Authority, default)).Dead.Single();
        port.Refuses = null;
        var again = await Mailbox.Retry(ServedAuthority.Authority, dead.Id, clock.Now, default);
        await Sending.Run(default);

        Assert.That((dead.To, dead.Why, again), Is.EqualTo((ServedAuthority.Worker.UserId, "smtp_550", true)));
        Assert.That(port.Received, Has.Count.EqualTo(1));
        Assert.That((await Mailbox.Backlog(ServedAuthority.Authority, default)).Dead, Is.Empty);
    }

    [Test]
    public async Task Where_nobody_answers_the_mail_is_given_up_after_the_last_attempt_and_not_before()
    {
        await Write(new MailCounts(0, 0, 1, 0, 0, 0));
        port.HangsUp = true;

        for (var attempt = 1; attempt <= MailLimits.AttemptsMax; attempt++)
        {
            Assert.That((await Mailbox.Backlog(ServedAuthority.Authority, default)).Waiting, Is.EqualTo(1), $"before attempt {attempt}");
            await Sending.Run(default);
            clock.Now += MailLimits.RetryDelayMax;
        }

        var backlog = await Mailbox.Backlog(ServedAuthority.Authority, default);
        Assert.That((backlog.Waiting, backlog.Dead.Single().Attempts), Is.EqualTo((0, MailLimits.AttemptsMax)));
    }

    [Test]
    public async Task Several_nodes_that_send_at_once_send_each_mail_once()
    {
        await Write(new MailCounts(0, 0, 1, 0, 0, 0));
        await Write(new MailCounts(0, 0, 2, 0, 0, 0), day: 5);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Sending.Run(default))));

        Assert.That(port.Received, Has.Count.EqualTo(2));
    }

    [TestCase("Mail:Port", "smtp")]
    [TestCase("Mail:Security", "Perhaps")]
    [TestCase("Mail:Site", "cases")]
    [TestCase("Mail:From", null)]
    public void A_setting_that_is_not_understood_stops_the_start_and_is_named(string key, string? value)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Settings([KeyValuePair.Create(key, value)]));

        Assert.That(wrong!.Message, Does.StartWith($"{key} is '{value}'"));
    }

    [TestCase("nia@bae-arian.example", true)]
    [TestCase("nia@elsewhere.example", false)]
    [TestCase("nia@bae-arian.example, eve@elsewhere.example", false)]
    [TestCase("Nia <nia@bae-arian.example>", false)]
    [TestCase("nia", false)]
    [TestCase("nia@bae-arian.example\r\nBcc: eve@elsewhere.example", false)]
    public void An_address_is_one_address_of_a_domain_that_is_allowed(string address, bool taken) =>
        Assert.That(Settings([KeyValuePair.Create<string, string?>("Mail:Domains", "bae-arian.example")]).Takes(address), Is.EqualTo(taken));

    private IMailbox Mailbox => server.Services.GetRequiredService<IMailbox>();

    private SmtpSending Sending => new(Mailbox, Settings([]), server.Services.GetRequiredService<TextCatalogue>(), clock);

    private MailSettings Settings(IEnumerable<KeyValuePair<string, string?>> other)
    {
        var all = new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{port.Port}", ["Mail:Security"] = "None", ["Mail:From"] = "service@bae-arian.example", ["Mail:Site"] = "https://cases.example",
        };
        foreach (var (key, value) in other)
        {
            all[key] = value;
        }
        return MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }

    private async Task Write(MailCounts counts, string language = "en", int day = 4)
    {
        var worker = (await server.Services.GetRequiredService<IStaffDirectory>().Find(ServedAuthority.Worker.UserId, default))!;
        var today = new LocalDate(2026, 3, day);
        await Mailbox.Keep(worker, MailSetting.Usual with { Address = "nia@bae-arian.example", Morning = true, Language = language }, default);
        Assert.That(await Mailbox.Digest(ServedAuthority.Authority, worker.Id, today, new WrittenMail(Guid.NewGuid(), worker.Id, MailKind.Digest, counts), clock.Now, default));
    }
}
