using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Recording that somebody is away and who covers. Nothing is refused because it is late, and none because nobody covers: then that is what the manager settles.</summary>
public sealed class KeepingAbsences(IAbsences absences, IStaffDirectory directory, IClock clock)
{
    /// <param name="id">Chosen by the caller, so that a form sent twice makes one.</param>
    public async Task<AbsenceOutcome> Record(
        StaffMember by, AbsenceId id, UserId user, LocalDate from, LocalDate to, UserId? cover, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await Theirs(by, user, cancellationToken) is not { } away)
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.NotTheirs);
        }
        var absence = new Absence(id, user, from, to, cover, Signed(by), 1);
        if (await Wrong(absence, away, isNewCover: true, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        await absences.Add(by.Authority, absence, cancellationToken);
        return await absences.Find(by.Authority, id, cancellationToken) is { } kept ? new AbsenceOutcome.Kept(kept) : new AbsenceOutcome.Withdrawn();
    }

    /// <summary>Other days, or another cover.</summary>
    /// <param name="seen">The revision that was seen.</param>
    public async Task<AbsenceOutcome> Change(
        StaffMember by, AbsenceId id, int seen, LocalDate from, LocalDate to, UserId? cover, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await absences.Find(by.Authority, id, cancellationToken) is not { } absence || await Theirs(by, absence.User, cancellationToken) is not { } away)
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.NotTheirs);
        }
        var changed = absence with { From = from, To = to, Cover = cover, Recorded = Signed(by), Revision = seen + 1 };
        if (await Wrong(changed, away, changed.Cover != absence.Cover, cancellationToken) is { } wrong)
        {
            return wrong;
        }
        return await absences.Change(by.Authority, changed, cancellationToken)
            ? new AbsenceOutcome.Kept(changed)
            : new AbsenceOutcome.Refused(AbsenceCodes.ChangedMeanwhile);
    }

    /// <summary>They are back: the day before was the last one away. Back on the first day or before, they were not away at all.</summary>
    /// <param name="on">The first day at work again.</param>
    public async Task<AbsenceOutcome> Back(StaffMember by, AbsenceId id, int seen, LocalDate on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await absences.Find(by.Authority, id, cancellationToken) is not { } absence || await Theirs(by, absence.User, cancellationToken) is null)
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.NotTheirs);
        }
        if (on > absence.From)
        {
            return await Change(by, id, seen, absence.From, LocalDate.Min(absence.To, on.PlusDays(-1)), absence.Cover, cancellationToken);
        }
        return await absences.Withdraw(by.Authority, absence with { Revision = seen }, Signed(by), cancellationToken)
            ? new AbsenceOutcome.Withdrawn()
            : new AbsenceOutcome.Refused(AbsenceCodes.ChangedMeanwhile);
    }

    private async Task<StaffMember?> Theirs(StaffMember by, UserId user, CancellationToken cancellationToken) =>
        await directory.Find(user, cancellationToken) is { } away && AbsenceRights.MayKeep(by, away) ? away : null;

    /// <param name="isNewCover">Whoever covered before stays, fit or not: that somebody is back sooner is never refused for it.</param>
    private async Task<AbsenceOutcome.Refused?> Wrong(Absence absence, StaffMember away, bool isNewCover, CancellationToken cancellationToken)
    {
        if (absence.To < absence.From)
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.EndsBeforeItBegins);
        }
        if (Period.DaysBetween(absence.From, absence.To) >= Absence.DaysMax)
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.TooLong);
        }
        if (isNewCover && absence.Cover is { } named && (await directory.Find(named, cancellationToken) is not { } cover || !CoverFitness.MayCover(cover, away)))
        {
            return new AbsenceOutcome.Refused(AbsenceCodes.CoverIsNotFit);
        }
        var near = await absences.Between(away.Authority, absence.From, absence.To, cancellationToken);
        return near.FirstOrDefault(other => other.User == absence.User && other.Id != absence.Id) is { } overlapped
            ? new AbsenceOutcome.Refused(AbsenceCodes.Overlaps, overlapped)
            : null;
    }

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
