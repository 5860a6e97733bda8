using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What should hold of the answers: refused, let pass with a reason, or only shown. What is not known does not hold.</summary>
internal static class CheckRules
{
    public static ImmutableArray<Refusal> Check(StepWork work, IReadOnlyList<Check> checks) =>
        [.. checks.Where(check => check.Force != CheckForce.Flag && Fails(work, check)).Select(check => Judge(work, check)).OfType<Refusal>()];

    /// <summary>Writes what was let pass, and what is only shown; the words given for it are used up.</summary>
    /// <returns>What was let pass.</returns>
    public static IReadOnlyList<JournalEntry.CheckOverridden> Write(StepWork work, IReadOnlyList<Check> checks)
    {
        List<JournalEntry.CheckOverridden> passed = [];
        foreach (var check in checks.Where(check => check.Force != CheckForce.Hard && Fails(work, check)))
        {
            if (check.Force == CheckForce.Soft)
            {
                var let = Passed(work, check);
                passed.Add(let);
                work.Write(let);
            }
            else
            {
                work.Write(new JournalEntry.CheckFlagged(check.Name));
            }
        }
        GivingPass.UseUp(work, checks);
        return passed;
    }

    // Somebody else's word goes before what whoever was stopped says for themselves.
    private static JournalEntry.CheckOverridden Passed(StepWork work, Check check)
    {
        if (GivingPass.Find(work, check) is { } given)
        {
            return new JournalEntry.CheckOverridden(check.Name, given.Role, given.Reason, given.By);
        }
        var own = work.Input.Overrides.First(let => let.Check == check.Name);
        return new JournalEntry.CheckOverridden(check.Name, own.Role, own.Reason, CannotWait: own.CannotWait);
    }

    private static Refusal? Judge(StepWork work, Check check)
    {
        var words = check.Else.In("en");
        if (check.Force == CheckForce.Hard)
        {
            return new Refusal(RefusalCodes.CheckFailed, words, Check: check.Name);
        }
        if (GivingPass.Find(work, check) is not null)
        {
            return null;
        }
        var may = string.Join(" or ", check.Override);
        if (OverrideOf(work, check) is not { } let || string.IsNullOrWhiteSpace(let.Reason))
        {
            return new Refusal(RefusalCodes.OverrideNeeded, $"{words} It can be let pass with a reason by {may} (check {check.Name}).", Check: check.Name);
        }
        if (!RoleHolders.ActsIn(work.Case, work.Input.Actor, [let.Role]) || !let.CannotWait && !check.Override.Contains(let.Role))
        {
            return new Refusal(RefusalCodes.OverrideNotAllowed, $"{words} Only {may} may let it pass.", Check: check.Name);
        }
        return let.CannotWait || check.Alone || !work.Input.Actor.IsPerson
            ? null
            : new Refusal(
                RefusalCodes.OverrideNotAllowed,
                $"{words} Whoever is stopped does not let it pass for themselves: {may}, somebody else, gives their word, unless the child cannot wait.", Check: check.Name);
    }

    private static CheckOverride? OverrideOf(StepWork work, Check check) =>
        work.Input.Overrides.FirstOrDefault(given => given.Check == check.Name);

    private static bool Fails(StepWork work, Check check) => !work.Scope().Evaluate(check.That).IsTrue;
}
