using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>
/// The one place that turns what happens into people's notices: escalations and alarms, roles given and taken, checks let pass, cover asked and cover missing, and what those
/// who answer for a restricted file must know. It looks at what is and not at what was announced, so that nothing is lost with a node that dies; what was told is not told
/// again. Any node may run it, and several at once.
/// </summary>
public sealed class Noticing(
    INoticeSources sources, INotices notices, IMailbox mailbox, IStaffDirectory directory, Covers covers, IAbsences absences, RestrictedFiles restricted, Matters matters,
    IPassedGuards guards, IHandovers handovers, ICaseFiles files, CountingWork counting, ICalendarLibrary calendars, IClock clock, MailSwitch mailing)
{
    /// <summary>How far back is looked: longer than any outage that this product is made for. What is older stands on lists and in the case.</summary>
    public static Duration LooksBack { get; } = Duration.FromDays(7);

    /// <summary>Happenings told in one transaction.</summary>
    public const int BatchMax = 200;

    /// <summary>How often a run looks again at what it could not tell because another node was telling part of it; what is left then waits for the next run.</summary>
    public const int AttemptsMax = 3;

    /// <summary>Gives how many happenings were told.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var authority in (await directory.EverybodyEverywhere(cancellationToken)).GroupBy(member => member.Authority))
        {
            told += await Run(authority.Key, [.. authority], cancellationToken);
        }
        return told;
    }

    private async Task<int> Run(AuthorityId authority, IReadOnlyList<StaffMember> staff, CancellationToken cancellationToken)
    {
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var standings = new Dictionary<UserId, RestrictedStanding>();
        foreach (var member in staff)
        {
            standings[member.Id] = await restricted.StandingOf(member, cancellationToken);
        }
        var to = new Recipients(staff, await covers.Today(authority, cancellationToken), standings);
        IReadOnlyList<ToldHappening> all =
        [
            .. await Raised(authority, now, to, cancellationToken),
            .. await RoleChanges(authority, now, to, cancellationToken),
            .. await ChecksPassed(authority, now, to, cancellationToken),
            .. await CoverAsked(authority, now, to, cancellationToken),
            .. await ToSettle(authority, now, to, cancellationToken),
            .. await HandedOver(authority, now, to, cancellationToken),
        ];
        var told = 0;
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var (count, whole) = await Tell(authority, to, all, now, cancellationToken);
            told += count;
            if (whole)
            {
                break;
            }
        }
        return told;
    }

    /// <summary>Gives how many were told, and whether nobody else was telling some of them at the same moment.</summary>
    private async Task<(int Told, bool Whole)> Tell(AuthorityId authority, Recipients to, IReadOnlyList<ToldHappening> all, Instant now, CancellationToken cancellationToken)
    {
        var known = await notices.Known(authority, [.. all.Select(one => one.Happening.Id)], cancellationToken);
        var (told, whole) = (0, true);
        foreach (var batch in all.Where(one => one.To.Count > 0 && !known.Contains(one.Happening.Id)).DistinctBy(one => one.Happening.Id).Chunk(BatchMax))
        {
            var mails = await AlarmMails(authority, to, batch, now, cancellationToken);
            var taken = await notices.Tell(authority, batch, mails, now, cancellationToken);
            told += taken ? batch.Length : 0;
            whole &= taken;
        }
        return (told, whole);
    }

    /// <summary>An escalation stands on the list of each role that it goes to: it is one thing.</summary>
    private async Task<IEnumerable<ToldHappening>> Raised(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken) =>
        (await sources.Raised(authority, now - LooksBack, cancellationToken))
            .GroupBy(raised => (raised.Case, Key: raised.Row.Key[..^(raised.Row.Role.Length + 1)], raised.Row.OpenedAt))
            .Select(one => (one.Key, First: one.First(), Rows: one.Select(raised => raised.Row)))
            .Select(one => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, KindOf(one.First.Row), one.Key.Case, one.Key.Key, one.Key.OpenedAt.ToUnixTimeTicks()),
                    Kind = KindOf(one.First.Row),
                    At = one.Key.OpenedAt,
                    Case = one.Key.Case,
                    Child = one.First.Child,
                    Name = one.First.Row.Name,
                },
                to.Asked(one.First.Child, one.Rows)));

    private static NoticeKind KindOf(TaskRow row) => row.Kind == TaskRowKind.Alarm ? NoticeKind.Alarm : NoticeKind.Escalation;

    private async Task<IEnumerable<ToldHappening>> RoleChanges(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken) =>
        (await sources.RoleChanges(authority, now - LooksBack, cancellationToken))
            .Select(change => (Change: change, Kind: change.Ended is null ? NoticeKind.RoleGiven : NoticeKind.RoleTaken))
            .Select(one => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, one.Kind, one.Change.Case, one.Change.Role, one.Change.User, one.Change.From.ToUnixTimeTicks()),
                    Kind = one.Kind,
                    At = one.Change.Ended ?? one.Change.From,
                    Case = one.Change.Case,
                    Child = one.Change.Child,
                    Name = one.Change.Role,
                },
                to.One(one.Change.Child, one.Change.User, NoticeReason.Own, one.Change.Role)));

    private async Task<IEnumerable<ToldHappening>> ChecksPassed(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken)
    {
        var passed = (await guards.Between(authority, [], HiddenFiles.None, now - LooksBack, now, cancellationToken)).Where(one => one.Role is not null).ToList();
        var heads = (await files.Heads(authority, [.. passed.Select(one => one.Case).Distinct()], cancellationToken)).ToDictionary(head => head.Case);
        return passed.Where(one => heads.ContainsKey(one.Case)).Select(one => new ToldHappening(
            new Happening
            {
                Id = HappeningIds.Of(authority, NoticeKind.CheckPassed, one.Case, one.Check, one.By, one.At.ToUnixTimeTicks()),
                Kind = NoticeKind.CheckPassed,
                At = one.At,
                Case = one.Case,
                Child = heads[one.Case].Child,
                Person = UserId.TryParse(one.By, null, out var by) ? by : null,
                Name = one.Check,
            },
            to.ManagersOf(one.Team, heads[one.Case].Child, one.By)));
    }

    private async Task<IEnumerable<ToldHappening>> CoverAsked(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken)
    {
        var today = calendars.Default(authority).DateOf(now);
        return (await absences.Between(authority, today, today.PlusDays(Matters.AbsenceDaysAhead), cancellationToken)).Where(absence => absence.Cover is not null && to.Find(absence.User) is not null)
            .Select(absence => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, NoticeKind.CoverAsked, absence.Id, absence.From, absence.To, absence.Cover),
                    Kind = NoticeKind.CoverAsked,
                    At = absence.Recorded.At,
                    Person = absence.User,
                    Name = "",
                    From = absence.From,
                    To = absence.To,
                },
                to.One(null, absence.Cover!.Value, NoticeReason.Own, "")));
    }

    /// <summary>Each rung of a matter is told to the one whose it is then.</summary>
    private async Task<IEnumerable<ToldHappening>> ToSettle(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken) =>
        (await matters.Of(authority, cancellationToken)).Where(matter => matter.Owner is not null).Select(matter => matter switch
        {
            Matter.CoverMissing missing => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, NoticeKind.CoverMissing, missing.Absence.Id, missing.Absence.From, missing.Absence.To, missing.Gap.Why, missing.OpenedAt.ToUnixTimeTicks(), missing.Rung, missing.Owner!.Id),
                    Kind = NoticeKind.CoverMissing,
                    At = now,
                    Person = missing.Away.Id,
                    Name = "",
                    From = missing.Gap.From,
                    To = missing.Gap.To,
                },
                to.One(null, missing.Owner.Id, NoticeReason.Manages, "")),
            Matter.RestrictedFile file => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, NoticeKind.RestrictedFile, file.Notice.Id, file.Rung, file.Owner!.Id),
                    Kind = NoticeKind.RestrictedFile,
                    At = file.Rung == 0 ? file.OpenedAt : now,
                    Child = file.Notice.Child,
                    Person = file.Notice.By.By,
                    Name = file.Notice.Kind.ToString(),
                },
                to.One(file.Notice.Child, file.Owner.Id, NoticeReason.Keeps, "")),
            Matter.SameChild same => new ToldHappening(
                new Happening
                {
                    Id = HappeningIds.Of(authority, NoticeKind.SameChild, same.Merge.Id, same.OpenedAt.ToUnixTimeTicks(), same.Rung, same.Owner!.Id),
                    Kind = NoticeKind.SameChild,
                    At = same.Rung == 0 ? same.OpenedAt : now,
                    Child = same.Merge.Kept,
                    Person = same.Merge.Waiting!.Signature.By,
                    Name = same.Merge.Id.ToString(),
                },
                to.One(same.Merge.Kept, same.Owner.Id, NoticeReason.Manages, "")),
            _ => throw new InvalidOperationException($"No words for {matter.GetType().Name}."),
        });

    private async Task<IEnumerable<ToldHappening>> HandedOver(AuthorityId authority, Instant now, Recipients to, CancellationToken cancellationToken) =>
        (await handovers.Since(authority, now - LooksBack, cancellationToken)).Select(note => new ToldHappening(
            new Happening
            {
                Id = HappeningIds.Of(authority, NoticeKind.HandedOver, note.Id),
                Kind = NoticeKind.HandedOver,
                At = note.Written.At,
                Case = note.Case,
                Child = note.Child,
                Person = note.Written.By,
                Name = "",
            },
            to.Day(note)));

    /// <summary>One to each who wants to hear of alarms at once, however many there are.</summary>
    private async Task<IReadOnlyList<WrittenMail>> AlarmMails(
        AuthorityId authority, Recipients to, IReadOnlyList<ToldHappening> batch, Instant now, CancellationToken cancellationToken)
    {
        var alarmed = batch.Where(one => one.Happening.Kind == NoticeKind.Alarm).SelectMany(one => one.To).Select(one => one.User).ToHashSet();
        if (!mailing.IsOn || alarmed.Count == 0)
        {
            return [];
        }
        var mails = new List<WrittenMail>();
        foreach (var (user, _) in (await mailbox.Settings(authority, cancellationToken)).Where(one => one.Value is { Alarms: true, Address.Length: > 0 } && alarmed.Contains(one.Key)))
        {
            var member = await covers.With(to.Find(user)!, cancellationToken);
            mails.Add(new WrittenMail(Guid.NewGuid(), user, MailKind.Alarm, await counting.Of(member, calendars.Default(authority), now, cancellationToken)));
        }
        return mails;
    }
}
