using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What should hold of the answers: refused, let pass with a reason, or only shown. What is not known does not hold.</summary>
internal static class CheckRules
{
    public static ImmutableArray<Refusal> Check(StepWork work, IReadOnlyList<Check> checks) =>
        [.. checks.Where(check => check.Force != CheckForce.Flag && Fails(work, check)).Select(check => Judge(work, check)).OfType<Refusal>()];

    /// <summary>Writes what was let pass, and what is only shown.</summary>
    /// <returns>What was let pass.</returns>
    public static IReadOnlyList<CheckOverride> Write(StepWork work, IReadOnlyList<Check> checks)
    {
        List<CheckOverride> passed = [];
        foreach (var check in checks.Where(check => check.Force != CheckForce.Hard && Fails(work, check)))
        {
            if (check.Force == CheckForce.Soft && OverrideOf(work, check) is { } let)
            {
                passed.Add(let);
                work.Write(new JournalEntry.CheckOverridden(check.Name, let.Role, let.Reason));
            }
            else
            {
                work.Write(new JournalEntry.CheckFlagged(check.Name));
            }
        }
        return passed;
    }

    private static Refusal? Judge(StepWork work, Check check)
    {
        var words = check.Else.In("en");
        if (check.Force == CheckForce.Hard)
        {
            return new Refusal(RefusalCodes.CheckFailed, words, Check: check.Name);
        }
        if (OverrideOf(work, check) is not { } let || string.IsNullOrWhiteSpace(let.Reason))
        {
            return new Refusal(
                RefusalCodes.OverrideNeeded, $"{words} It can be let pass with a reason by {string.Join(" or ", check.Override)} (check {check.Name}).", Check: check.Name);
        }
        return check.Override.Contains(let.Role) && RoleHolders.ActsIn(work.Case, work.Input.Actor, [let.Role])
            ? null
            : new Refusal(RefusalCodes.OverrideNotAllowed, $"{words} Only {string.Join(" or ", check.Override)} may let it pass.", Check: check.Name);
    }

    private static CheckOverride? OverrideOf(StepWork work, Check check) =>
        work.Input.Overrides.FirstOrDefault(given => given.Check == check.Name);

    private static bool Fails(StepWork work, Check check) => !work.Scope().Evaluate(check.That).IsTrue;
}
