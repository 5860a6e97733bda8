using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Reassigning;

/// <summary>Giving somebody's children to somebody else, in words.</summary>
public sealed class ReassignDesk(CaseReassigning reassigning, SignedInStaff signedIn, IStaffDirectory directory, IAssignments assignments, Covers covers, Words words)
{
    private const char Joint = '|';

    /// <summary>Whose cases the reader may give away: those of their teams, or of the whole authority; each with their load.</summary>
    public async Task<IReadOnlyList<Option>> From(UserId? chosen, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var cases = await assignments.OpenCases(reader.Authority, cancellationToken);
        return
        [
            .. (await directory.Everybody(reader.Authority, cancellationToken))
                .Where(member => cases.ContainsKey(member.Id) && (reader.Teams.Count == 0 || member.Teams.Any(reader.Teams.Contains)))
                .Select(member => new Option(member.Id.ToString(), words.With("reassign.load_option", member.Name, cases[member.Id]), member.Id == chosen)),
        ];
    }

    /// <summary>Who may take them, the least loaded first; and who cannot at all, and why.</summary>
    public async Task<(IReadOnlyList<Option> May, IReadOnlyList<string> MayNot)> To(UserId from, UserId? chosen, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var staff = await directory.Everybody(reader.Authority, cancellationToken);
        if (staff.FirstOrDefault(member => member.Id == from) is not { } holder)
        {
            return ([], []);
        }
        var cases = await assignments.OpenCases(reader.Authority, cancellationToken);
        var away = (await covers.Today(reader.Authority, cancellationToken)).Select(covering => covering.Away.Id).ToHashSet();
        var others = staff.Where(member => member.Id != from && AccessTable.Allows(member, Permission.DoWork)).ToList();
        bool May(StaffMember member) => CoverFitness.MayCover(member, holder) && !away.Contains(member.Id);
        return (
            [
                .. others.Where(May).OrderByDescending(member => holder.Roles.Any(member.Holds)).ThenByDescending(member => member.Teams.Any(holder.Teams.Contains)).ThenBy(member => cases.GetValueOrDefault(member.Id)).ThenBy(member => member.Name, StringComparer.Ordinal)
                    .Select(member => new Option(member.Id.ToString(), words.With("reassign.load_option", member.Name, cases.GetValueOrDefault(member.Id)), member.Id == chosen)),
            ],
            [
                .. others.Where(member => !May(member) && (away.Contains(member.Id) || member.Teams.Any(holder.Teams.Contains)))
                    .Select(member => $"{member.Name}: {Why(away.Contains(member.Id) ? CannotTake.Away : CannotTake.NoRight)}"),
            ]);
    }

    /// <param name="picked">What was ticked; null: everything.</param>
    public async Task<IReadOnlyList<ReassignLine>> Lines(UserId from, UserId? to, IReadOnlyList<string>? picked, CancellationToken cancellationToken) =>
    [
        .. (await reassigning.HeldBy(await signedIn.Get(cancellationToken), from, to, cancellationToken) ?? []).Select(line => new ReassignLine(
            Value(line.Role), line.ChildName, words.Role(line.Role.Role, line.State.Definition.Definition), [.. line.Tasks.GroupBy(task => task.Title.In(words.Language), StringComparer.Ordinal).Select(tasks => tasks.Count() == 1 ? tasks.Key : $"{tasks.Key} ({tasks.Count()})")],
            line.Cannot is { } cannot ? Why(cannot) : null, picked is null || picked.Contains(Value(line.Role)))),
    ];

    /// <summary>Both loads, before and after.</summary>
    public async Task<IReadOnlyList<LoadLine>> Loads(UserId from, UserId to, IReadOnlyList<ReassignLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var reader = await signedIn.Get(cancellationToken);
        var (cases, names) = (await assignments.OpenCases(reader.Authority, cancellationToken), await directory.Names(reader.Authority, cancellationToken));
        var moved = lines.Where(line => line is { Chosen: true, Cannot: null }).Select(line => line.Value[..line.Value.IndexOf(Joint, StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var kept = lines.Where(line => line is not { Chosen: true, Cannot: null }).Select(line => line.Value[..line.Value.IndexOf(Joint, StringComparison.Ordinal)]);
        var gone = moved.Except(kept, StringComparer.Ordinal).Count();
        return
        [
            new LoadLine(names.GetValueOrDefault(from, ""), cases.GetValueOrDefault(from), cases.GetValueOrDefault(from) - gone),
            new LoadLine(names.GetValueOrDefault(to, ""), cases.GetValueOrDefault(to), cases.GetValueOrDefault(to) + moved.Count),
        ];
    }

    public async Task<ReassignmentOutcome?> Give(Guid id, UserId from, UserId to, IReadOnlyList<string> picked, string reason, CancellationToken cancellationToken) =>
        await reassigning.Give(await signedIn.Get(cancellationToken), id, from, to, [.. picked.Select(Role).OfType<ReassignedRole>()], reason, cancellationToken);

    public async Task<Reassignment?> Find(Guid id, CancellationToken cancellationToken) => await reassigning.Find(await signedIn.Get(cancellationToken), id, cancellationToken);

    public async Task<ReassignmentOutcome?> Undo(Guid id, CancellationToken cancellationToken) => await reassigning.Undo(await signedIn.Get(cancellationToken), id, cancellationToken);

    public string Why(CannotTake cannot) => words[$"reassign.cannot_{cannot.ToString().ToLowerInvariant()}"];

    private static string Value(ReassignedRole role) => $"{role.Case}{Joint}{role.Role}";

    private static ReassignedRole? Role(string value) =>
        value.Split(Joint) is [var id, var role] && CaseId.TryParse(id, null, out var caseId) ? new ReassignedRole(caseId, role) : null;
}
