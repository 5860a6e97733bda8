using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// Restricts a child's file to named people, changes who they are, and lifts the restriction. One senior person restricts, for danger does not wait; lifting takes two,
/// for what has been read cannot be unread.
/// </summary>
public sealed class FileRestricting(
    IRestrictions restrictions, RestrictedFiles restricted, IStaffDirectory staff, ICaseFiles files, CaseLoading loading, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Restricts the file. Whoever does it, and whoever holds a role for a case of the child, is put on the list, unless they are kept out.</summary>
    public async Task<RestrictingOutcome> Set(
        StaffMember by, ChildId child, RestrictionGround ground, string reason, LocalDate reviewOn, IReadOnlyList<RestrictedReader> readers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readers);
        if (!AccessTable.Allows(by, Permission.RestrictFiles))
        {
            return RestrictingOutcome.NotAllowed;
        }
        if ((await restricted.StandingOf(by, cancellationToken)).Hidden.Hides(child)
            || await files.Child(by.Authority, child, cancellationToken) is null || await restricted.Of(by.Authority, child, cancellationToken) is not null)
        {
            return RestrictingOutcome.NotFound;
        }
        var everybody = (await staff.Everybody(by.Authority, cancellationToken)).ToDictionary(member => member.Id);
        var named = readers.Append(new RestrictedReader(by.Id, ReaderStanding.Reads))
            .Concat((await Holders(by.Authority, child, cancellationToken)).Where(everybody.ContainsKey).Select(holder => new RestrictedReader(holder, ReaderStanding.Reads)))
            .DistinctBy(reader => reader.User).ToList();
        if (Wrong(by, reason, reviewOn, named, everybody) is { } wrong)
        {
            return wrong;
        }
        var restriction = new Restriction
        {
            Authority = by.Authority, Child = child, Ground = ground, Reason = reason.Trim(), Set = Signed(by), ReviewOn = reviewOn, Readers = named,
        };
        var done = await restrictions.Set(restriction, cancellationToken);
        restricted.Forget();
        if (!done)
        {
            return RestrictingOutcome.NotFound;
        }
        await restrictions.Tell(Notice(restriction.Authority, child, RestrictedNoticeKind.Restricted, restriction.Set, restriction.Reason), cancellationToken);
        return RestrictingOutcome.Done;
    }

    public async Task<RestrictingOutcome> Change(StaffMember by, ChildId child, RestrictionChange change, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.RestrictFiles))
        {
            return RestrictingOutcome.NotAllowed;
        }
        if (await Kept(by, child, cancellationToken) is not { } restriction)
        {
            return RestrictingOutcome.NotFound;
        }
        var everybody = (await staff.Everybody(by.Authority, cancellationToken)).ToDictionary(member => member.Id);
        if (Wrong(by, restriction, change, everybody) is { } wrong)
        {
            return wrong;
        }
        var done = await restrictions.Change(by.Authority, child, change, Signed(by), cancellationToken);
        restricted.Forget();
        return done ? RestrictingOutcome.Done : RestrictingOutcome.NotFound;
    }

    /// <summary>The restrictions for which somebody answers.</summary>
    public async Task<IReadOnlyList<Restriction>> KeptBy(StaffMember by, CancellationToken cancellationToken) =>
        AccessTable.Allows(by, Permission.RestrictFiles) ? await restricted.OpenTo(by, cancellationToken) : [];

    /// <summary>Null: there is none, or they do not answer for it; the two are not told apart.</summary>
    public async Task<Restriction?> Kept(StaffMember by, ChildId child, CancellationToken cancellationToken) =>
        (await KeptBy(by, cancellationToken)).FirstOrDefault(restriction => restriction.Child == child);

    /// <summary>What those who answer for these files were told.</summary>
    public Task<IReadOnlyList<RestrictedNotice>> Notices(IReadOnlyList<Restriction> kept, CancellationToken cancellationToken) => kept is [var first, ..]
        ? restrictions.Notices(first.Authority, [.. kept.Select(restriction => restriction.Child)], cancellationToken)
        : Task.FromResult<IReadOnlyList<RestrictedNotice>>([]);

    /// <summary>Says what came of a notice. Not by whoever it is about: nobody looks at themselves.</summary>
    public async Task<RestrictingOutcome> Answer(StaffMember by, ChildId child, Guid notice, string answer, CancellationToken cancellationToken)
    {
        if (await Kept(by, child, cancellationToken) is not { } restriction
            || (await Notices([restriction], cancellationToken)).FirstOrDefault(each => each.Id == notice) is not { } told)
        {
            return RestrictingOutcome.NotFound;
        }
        if (answer.Trim().Length is < Restriction.ReasonMin or > RestrictedNotice.AnswerMax)
        {
            return RestrictingOutcome.ReasonNeeded;
        }
        return told.By.By == by.Id ? RestrictingOutcome.AnotherPersonNeeded
            : await restrictions.Answer(by.Authority, child, notice, Signed(by), answer.Trim(), cancellationToken) ? RestrictingOutcome.Done
            : RestrictingOutcome.NotFound;
    }

    internal static RestrictedNotice Notice(AuthorityId authority, ChildId child, RestrictedNoticeKind kind, Signature by, string words) =>
        new(authority, RestrictedNoticeIds.Of(child, kind, by, words), child, kind, by, words, null, null);

    private RestrictingOutcome? Wrong(
        StaffMember by, string reason, LocalDate reviewOn, IReadOnlyList<RestrictedReader> named, Dictionary<UserId, StaffMember> everybody) =>
        !IsReason(reason) ? RestrictingOutcome.ReasonNeeded
        : !IsReviewDay(by.Authority, reviewOn) ? RestrictingOutcome.ReviewDayWrong
        : named.Count > Restriction.ReadersMax ? RestrictingOutcome.ListFull
        : !named.All(reader => MayBeNamed(everybody, reader)) || named.Any(reader => reader.User == by.Id && reader.Standing == ReaderStanding.KeptOut) ? RestrictingOutcome.ReaderUnknown
        : !HasSecondKeeper(named, by.Id, everybody) ? RestrictingOutcome.SecondKeeperNeeded
        : null;

    private RestrictingOutcome? Wrong(StaffMember by, Restriction restriction, RestrictionChange change, Dictionary<UserId, StaffMember> everybody)
    {
        switch (change)
        {
            case RestrictionChange.Name name:
                RestrictedReader[] after = [.. restriction.Readers.Where(reader => reader.User != name.User), new(name.User, name.Standing)];
                return after.Length > Restriction.ReadersMax ? RestrictingOutcome.ListFull
                    : !MayBeNamed(everybody, after[^1]) || (name.User == by.Id && name.Standing == ReaderStanding.KeptOut) ? RestrictingOutcome.ReaderUnknown
                    : !HasSecondKeeper(after, by.Id, everybody) ? RestrictingOutcome.SecondKeeperNeeded
                    : null;
            case RestrictionChange.Remove remove:
                return restriction.Readers.All(reader => reader.User != remove.User) ? RestrictingOutcome.NotFound
                    : !HasSecondKeeper([.. restriction.Readers.Where(reader => reader.User != remove.User)], by.Id, everybody) ? RestrictingOutcome.SecondKeeperNeeded
                    : null;
            case RestrictionChange.Review review:
                return !IsReason(review.Reason) ? RestrictingOutcome.ReasonNeeded : !IsReviewDay(by.Authority, review.Next) ? RestrictingOutcome.ReviewDayWrong : null;
            case RestrictionChange.AskToLift ask:
                return !IsReason(ask.Reason) ? RestrictingOutcome.ReasonNeeded : null;
            case RestrictionChange.KeepAfterAll:
                return restriction.LiftingAsked is null ? RestrictingOutcome.NotAsked : null;
            case RestrictionChange.Lift:
                return restriction.LiftingAsked is not { } asked ? RestrictingOutcome.NotAsked
                    : asked.By == by.Id ? RestrictingOutcome.AnotherPersonNeeded
                    : null;
            default:
                throw new InvalidOperationException($"No answer for {change.GetType().Name}.");
        }
    }

    /// <summary>Besides that person, where there is anybody else in the authority who could be it.</summary>
    private static bool HasSecondKeeper(IReadOnlyList<RestrictedReader> named, UserId first, Dictionary<UserId, StaffMember> everybody)
    {
        var keptOut = named.Where(reader => reader.Standing == ReaderStanding.KeptOut).Select(reader => reader.User).ToHashSet();
        var others = everybody.Values.Where(member => member.Id != first && !keptOut.Contains(member.Id) && AccessTable.Allows(member, Permission.RestrictFiles)).Select(member => member.Id).ToHashSet();
        return others.Count == 0 || named.Any(reader => reader.Standing == ReaderStanding.Reads && others.Contains(reader.User));
    }

    /// <summary>Whoever reads sees cases at all; anybody of the staff can be kept out.</summary>
    private static bool MayBeNamed(Dictionary<UserId, StaffMember> everybody, RestrictedReader reader) =>
        everybody.TryGetValue(reader.User, out var member) && (reader.Standing == ReaderStanding.KeptOut || AccessTable.Allows(member, Permission.SeeCase));

    private static bool IsReason(string? reason) => reason?.Trim().Length is >= Restriction.ReasonMin and <= Restriction.ReasonMax;

    private bool IsReviewDay(AuthorityId authority, LocalDate day)
    {
        var today = calendars.Default(authority).DateOf(clock.GetCurrentInstant());
        return day > today && day <= today + Restriction.ReviewedWithin;
    }

    /// <summary>Those who hold a role for a case of the child: a file whose lead worker cannot open it protects nobody.</summary>
    private async Task<IReadOnlySet<UserId>> Holders(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        var holders = new HashSet<UserId>();
        foreach (var head in (await files.CasesOf(authority, child, cancellationToken)).Where(head => !head.Closed))
        {
            if (await loading.Read(new LoadedCase(head, []), cancellationToken) is CaseRead.Ready { State: var state })
            {
                holders.UnionWith(CaseRelation.Of(state).Holders);
            }
        }
        return holders;
    }

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
