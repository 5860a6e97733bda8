using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>
/// Gives what somebody holds to somebody else, several cases at once, for one reason, and takes it back. Each case is asked and stepped by itself, as if it were given alone:
/// nothing here is a way round what one may, and a case that moved on meanwhile is left as it is.
/// </summary>
[Basis(
    "O5", "C10",
    En = "Several children can be given from one worker to another at once: before, it is shown what is asked for each, both loads and who cannot take which child and why; after, it can be taken back.",
    Cy = "Gellir rhoi sawl plentyn o un gweithiwr i un arall ar unwaith: cyn hynny dangosir yr hyn a ofynnir am bob un, y ddau lwyth a phwy na all gymryd pa blentyn a pham; wedyn gellir ei dynnu’n ôl.")]
public sealed class CaseReassigning(
    IReassignments reassignments, IAssignments assignments, ICaseFiles files, CaseLoading loading, CaseReading reading, CaseWork work, IStaffDirectory directory, RestrictedFiles restricted, Covers covers,
    CaseDoor door, ChairIndependence independence, IClock clock)
{
    private const string Lead = "lead_social_worker";

    /// <summary>What somebody holds, as far as the reader may see and give it; null when the reader's roles do not let them.</summary>
    /// <param name="to">Who is to take it; null: nobody was chosen yet.</param>
    public async Task<IReadOnlyList<HeldLine>?> HeldBy(StaffMember by, UserId from, UserId? to, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.AssignRoles))
        {
            return null;
        }
        var staff = await directory.Everybody(by.Authority, cancellationToken);
        var (holder, taker) = (staff.FirstOrDefault(member => member.Id == from), staff.FirstOrDefault(member => member.Id == to));
        var admission = await door.AdmissionOf(by, cancellationToken);
        var held = (await assignments.HeldBy(by.Authority, [from], cancellationToken)).Select(one => one.Case).ToList();
        var hidden = taker is null ? HiddenFiles.None : (await restricted.StandingOf(taker, cancellationToken)).Hidden;
        var away = taker is not null && (await covers.Today(by.Authority, cancellationToken)).Any(covering => covering.Away.Id == taker.Id);
        var lines = new List<HeldLine>();
        foreach (var head in await files.Heads(by.Authority, held, cancellationToken))
        {
            if (await loading.Read(new LoadedCase(head, []), cancellationToken) is not CaseRead.Ready { State: var state } || admission.GroundOf(head.Case, CaseRelation.Of(state)) is null
                || await files.Child(by.Authority, head.Child, cancellationToken) is not { } child)
            {
                continue;
            }
            var asked = (await reading.Told(by.Authority, await files.WorkOfChildren(by.Authority, [head.Child], ICaseFiles.LinesMax, cancellationToken), cancellationToken))
                .Where(item => item.Line.Case == head.Case && item.Line.Row.Assignee == from).ToList();
            var barred = taker is not null && state.Snapshot.Holders.Any(one => one.Key == ChairIndependence.Chair && one.Value == from.ToString())
                && await independence.Bars(taker, state, cancellationToken);
            lines.AddRange(state.Snapshot.Holders.Where(one => one.Value == from.ToString()).Select(one => new HeldLine(
                new ReassignedRole(head.Case, one.Key), state, child.Called, [.. asked.Where(item => item.Line.Row.Role == one.Key)],
                taker is null ? null : Cannot(taker, holder, state, one.Key, away, hidden, barred))));
        }
        return [.. lines.OrderBy(line => line.ChildName, StringComparer.Ordinal).ThenBy(line => line.Role.Role, StringComparer.Ordinal)];
    }

    /// <summary>Gives the roles away; those that cannot be given say why. Null: the reader's roles do not let them, or the reason is too short or too long.</summary>
    public async Task<ReassignmentOutcome?> Give(
        StaffMember by, Guid id, UserId from, UserId to, IReadOnlyList<ReassignedRole> roles, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(reason);
        if (reason.Trim().Length is < Reassignment.ReasonMin or > Reassignment.ReasonMax || roles.Count is 0 or > Reassignment.RolesMax || from == to
            || await HeldBy(by, from, to, cancellationToken) is not { } held)
        {
            return null;
        }
        var can = held.Where(line => line.Cannot is null && roles.Contains(line.Role)).Select(line => line.Role).ToList();
        // Kept first: after a crash in the middle the same form, sent again, goes on with it.
        var kept = await reassignments.Find(by.Authority, id, cancellationToken);
        if (kept is null && can.Count > 0)
        {
            kept = new Reassignment(id, from, to, reason.Trim(), Signed(by), null, can);
            await reassignments.Add(by.Authority, kept, cancellationToken);
        }
        return kept is null ? null : await Apply(by, kept.Roles, kept.To, kept.Reason, $"{id}", cancellationToken);
    }

    public Task<Reassignment?> Find(StaffMember by, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        return AccessTable.Allows(by, Permission.AssignRoles) ? reassignments.Find(by.Authority, id, cancellationToken) : Task.FromResult<Reassignment?>(null);
    }

    /// <summary>Gives back what whoever took it still holds. Null: there is nothing to undo.</summary>
    public async Task<ReassignmentOutcome?> Undo(StaffMember by, Guid id, CancellationToken cancellationToken)
    {
        if (await Find(by, id, cancellationToken) is not { Undone: null } made || await HeldBy(by, made.To, made.From, cancellationToken) is not { } held)
        {
            return null;
        }
        var back = held.Where(line => line.Cannot is null && made.Roles.Contains(line.Role)).Select(line => line.Role).ToList();
        return back.Count > 0 && await reassignments.Undo(by.Authority, id, Signed(by), cancellationToken)
            ? await Apply(by, back, made.From, null, $"{id} back", cancellationToken)
            : null;
    }

    private async Task<ReassignmentOutcome> Apply(StaffMember by, IReadOnlyList<ReassignedRole> roles, UserId to, string? reason, string key, CancellationToken cancellationToken)
    {
        var each = new List<(ReassignedRole, WorkOutcome)>();
        foreach (var role in roles)
        {
            each.Add((role, await work.Give(by, role.Case, new CaseInput.AssignRole(role.Role, to.ToString(), reason) { Actor = Actor.System }, $"{key} {role.Role}", null, cancellationToken)));
        }
        return new ReassignmentOutcome(each);
    }

    private static CannotTake? Cannot(StaffMember taker, StaffMember? holder, CaseState state, string role, bool away, HiddenFiles hidden, bool barred) =>
        hidden.Hides(state.Head.Child) ? CannotTake.Restricted
        : away ? CannotTake.Away
        : holder is not null ? CoverFitness.MayCover(taker, holder) ? Conflicts(taker, state, role, barred) : CannotTake.NoRight
        : AccessTable.Allows(taker, Permission.DoWork) ? Conflicts(taker, state, role, barred) : CannotTake.NoRight;

    private static CannotTake? Conflicts(StaffMember taker, CaseState state, string role, bool barred) =>
        (role == ChairIndependence.Chair && barred) || (role == Lead && Holds(state, ChairIndependence.Chair, taker)) ? CannotTake.Conflict : null;

    private static bool Holds(CaseState state, string role, StaffMember member) => state.Snapshot.Holders.GetValueOrDefault(role) == member.Id.ToString();

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
