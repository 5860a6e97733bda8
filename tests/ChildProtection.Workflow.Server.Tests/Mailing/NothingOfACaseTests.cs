using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Mailing;
using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Mailing;

/// <summary>Whatever happens in the cases of an authority, no mail names anybody or anything of them.</summary>
public sealed partial class NothingOfACaseTests
{
    /// <summary>How far the clock is moved, in hours, drawn with a fixed seed: the deadlines of all cases fall due in between.</summary>
    private static readonly int Seed = 20_261_123;

    private const int Moves = 6;

    [Test]
    public async Task No_mail_over_the_cases_of_an_authority_holds_a_name_or_a_date_of_birth_that_is_on_file()
    {
        await using var port = new SmtpPort();
        await using var server = await TestServer.Start(demonstration: true, settings:
        [
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port.Port}"), ("Mail:Security", "None"), ("Mail:From", "service@cases.example"), ("Mail:Site", "https://cases.example"),
        ]);
        await ProtectedFamily.On(server, "Wagtailer", "Imogen");
        var everybody = await server.Services.GetRequiredService<IStaffDirectory>().EverybodyEverywhere(default);
        foreach (var (member, number) in everybody.Select((member, number) => (member, number)))
        {
            await server.Services.GetRequiredService<IMailbox>().Keep(
                member, MailSetting.Usual with { Address = $"reader{number}@cases.example", Morning = true, Alarms = true, Language = number % 2 == 0 ? "en" : "cy", QuietFrom = default, QuietUntil = default }, default);
        }
        var random = new Random(Seed);
        for (var move = 0; move < Moves; move++)
        {
            await server.Services.GetRequiredService<DemonstrationClock>().Move(Duration.FromHours(random.Next(20, 90)), default);
            await server.Services.GetRequiredService<DeadlineSweeper>().Run(500, 200, default);
            await server.Services.GetRequiredService<Noticing>().Run(default);
            await server.Services.GetRequiredService<MorningDigests>().Run(default);
            await Until.Holds(async () => { await server.Services.GetRequiredService<SmtpSending>().Run(default); return await Waiting(server) == 0; }, "all mails are sent");
        }

        var words = port.Received.Select(one => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(one.Mail)))).SelectMany(mail => Word().Matches($"{mail.Subject} {mail.TextBody}").Select(word => word.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var onFile = await OnFile(server);
        Assert.That(port.Received, Has.Count.GreaterThan(20), "mails were sent at all");
        Assert.That(onFile, Has.Count.GreaterThan(20), "there are names at all");
        Assert.That(words.Where(onFile.Contains), Is.Empty);
    }

    private static async Task<int> Waiting(TestServer server)
    {
        var waiting = 0;
        await server.Database(async database => waiting = await database.Mails.CountAsync(mail => mail.NotBefore != null));
        return waiting;
    }

    private static async Task<HashSet<string>> OnFile(TestServer server)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await server.Database(async database =>
        {
            foreach (var child in await database.Children.AsNoTracking().ToListAsync())
            {
                names.UnionWith(Word().Matches($"{child.GivenName} {child.FamilyName} {child.KnownAs} {child.BornOn}").Select(word => word.Value));
            }
            foreach (var name in await database.Users.AsNoTracking().Select(user => user.DisplayName).Concat(database.Families.Select(family => family.Name)).ToListAsync())
            {
                names.UnionWith(Word().Matches(name).Select(word => word.Value));
            }
        });
        return names;
    }

    /// <summary>Names and years; single figures are the counts.</summary>
    [GeneratedRegex(@"\p{L}{2,}|\d{4}")]
    private static partial Regex Word();
}
