using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The soft checks of a piece of work that a reader lets pass on a page, each with a reason in a field of its own.</summary>
/// <param name="work">The work.</param>
/// <param name="reader">Who lets them pass.</param>
/// <param name="snapshot">The case: for the roles that the reader holds for it.</param>
/// <param name="reasonIn">What was typed in a field; null: nothing.</param>
/// <param name="part">What the ids of the fields begin with, on a page with a part for each child.</param>
public sealed class LettingPass(Doable work, StaffMember reader, CaseSnapshot snapshot, Func<string, string?> reasonIn, string part = "")
{
    public string? ReasonFor(Check check) => reasonIn(FieldOf(check)) is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null;

    /// <summary>Those that have a reason and that one of the reader's roles may let pass.</summary>
    public ImmutableArray<CheckOverride> Given() =>
    [
        .. from check in work.Checks
           let reason = ReasonFor(check)
           where reason is not null
           let role = check.Override.FirstOrDefault(Acts)
           where role is not null
           select new CheckOverride(check.Name, reason, role),
    ];

    /// <summary>Checks as the page offers to let them pass.</summary>
    public IReadOnlyList<OverrideView> Offer(IEnumerable<Check> checks, Definition definition, Words words) =>
    [
        .. checks.Select(check => new OverrideView(
            FieldOf(check),
            check.Else.In(words.Language),
            check.Override.Any(Acts),
            string.Join(", ", check.Override.Select(role => words.Role(role, definition))),
            reasonIn(FieldOf(check)) ?? "")),
    ];

    private bool Acts(string role) => ActingRoles.Acts(reader, snapshot, role);

    private string FieldOf(Check check) => $"{part}override.{check.Name}";
}
