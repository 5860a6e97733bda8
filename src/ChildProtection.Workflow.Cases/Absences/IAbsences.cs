using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Who is away when. Each change is entered in the journal of administration in the same transaction: what was said before stands there.</summary>
public interface IAbsences
{
    /// <summary>Those of which a day lies in the time, by their first day. What was withdrawn is left out.</summary>
    Task<IReadOnlyList<Absence>> Between(AuthorityId authority, LocalDate from, LocalDate to, CancellationToken cancellationToken);

    /// <summary>Null: there is none, or it was withdrawn.</summary>
    Task<Absence?> Find(AuthorityId authority, AbsenceId absence, CancellationToken cancellationToken);

    /// <summary>Adds it. One of the same id that is there already is left as it is: the same form was sent twice.</summary>
    Task Add(AuthorityId authority, Absence absence, CancellationToken cancellationToken);

    /// <summary>Changes its days and its cover. False: somebody changed it meanwhile.</summary>
    /// <param name="changed">As it is to be; its revision is one more than the one that was seen.</param>
    Task<bool> Change(AuthorityId authority, Absence changed, CancellationToken cancellationToken);

    /// <summary>Says that it did not take place. False: somebody changed it meanwhile.</summary>
    /// <param name="seen">As it was seen.</param>
    Task<bool> Withdraw(AuthorityId authority, Absence seen, Signature signed, CancellationToken cancellationToken);
}
