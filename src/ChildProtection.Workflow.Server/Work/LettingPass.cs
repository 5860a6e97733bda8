using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The soft checks of a piece of work that a reader lets pass on a page, each with a reason in a field of its own.</summary>
/// <param name="work">The work.</param>
/// <param name="wordPath">Where somebody else gives their word that they may be let pass.</param>
/// <param name="reader">Who does the work.</param>
/// <param name="snapshot">The case: for the roles that the reader holds for it.</param>
/// <param name="reasonIn">What was typed in a field; null: nothing.</param>
/// <param name="part">What the ids of the fields begin with, on a page with a part for each child.</param>
public sealed class LettingPass(Doable work, string wordPath, StaffMember reader, CaseSnapshot snapshot, Func<string, string?> reasonIn, string part = "")
{
    public string? ReasonFor(Check check) => reasonIn(FieldOf(check)) is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null;

    /// <summary>Those that have a reason: let pass by whoever may alone, or because the child cannot wait for somebody else's word.</summary>
    public ImmutableArray<CheckOverride> Given() =>
    [
        .. from check in work.Checks
           let reason = ReasonFor(check)
           where reason is not null
           let role = check.Override.Concat(work.For).FirstOrDefault(Acts)
           where role is not null
           select new CheckOverride(check.Name, reason, role, CannotWait: !MayAlone(check)),
    ];

    /// <summary>Checks as the page offers to let them pass.</summary>
    public IReadOnlyList<OverrideView> Offer(IEnumerable<Check> checks, Definition definition, Words words) =>
    [
        .. checks.Select(check => new OverrideView(
            FieldOf(check),
            check.Else.In(words.Language),
            MayAlone(check),
            string.Join(", ", check.Override.Select(role => words.Role(role, definition))),
            wordPath,
            reasonIn(FieldOf(check)) ?? "")),
    ];

    /// <summary>The checks that somebody may let pass for a colleague.</summary>
    public static IEnumerable<Check> WordsOf(IEnumerable<Check> checks, StaffMember reader, CaseSnapshot snapshot) =>
        checks.Where(check => check.Force == CheckForce.Soft && check.Override.Any(role => ActingRoles.Acts(reader, snapshot, role)));

    private bool MayAlone(Check check) => check.Alone && check.Override.Any(Acts);

    private bool Acts(string role) => ActingRoles.Acts(reader, snapshot, role);

    private string FieldOf(Check check) => $"{part}override.{check.Name}";
}
