using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Gives somebody's word that a soft check may be let pass, and finds it again for a colleague who was stopped.</summary>
internal static class GivingPass
{
    public static StepResult? Take(StepWork work, Derivation derived, CaseInput.LetPass word)
    {
        if (CheckOf(work.Definition, word.Check) is not { Force: CheckForce.Soft } check)
        {
            return Refuse(new Refusal(RefusalCodes.NothingToLetPass, $"'{word.Check}' is no check that can be let pass.", Check: word.Check));
        }
        if (NotAsked(work, derived, word) is { } refusal)
        {
            return Refuse(refusal);
        }
        if (!work.Input.Actor.IsPerson || !check.Override.Contains(word.Role) || !RoleHolders.ActsIn(work.Case, work.Input.Actor, [word.Role]))
        {
            return Refuse(new Refusal(
                RefusalCodes.OverrideNotAllowed, $"{check.Else.In("en")} Only {string.Join(" or ", check.Override)} may let it pass.", Check: check.Name));
        }
        var given = new GivenPass(check.Name, word.Each, work.Input.Actor.Id, word.Role, word.Reason, work.RecordedAt);
        // One word of one person for one thing: what they say now stands in place of what they said.
        var others = work.Case.Passes.RemoveAll(each => each.Check == given.Check && each.Each == given.Each && each.By == given.By || !IsGood(work, each));
        if (others.Length >= ExecutionLimits.PassesMax)
        {
            return Refuse(new Refusal(RefusalCodes.TooLong, $"{ExecutionLimits.PassesMax} checks of this case are let pass and not used yet.", Check: check.Name));
        }
        work.TurnToInput();
        InputTaking.Given(work);
        work.Case = work.Case with { Passes = others.Add(given) };
        work.Write(new JournalEntry.PassGiven(given.Check, given.Each, given.Role, given.Reason));
        return null;
    }

    /// <summary>The word of somebody else than whoever does the work; null: nobody gave it in time.</summary>
    public static GivenPass? Find(StepWork work, Check check) => work.Case.Passes.LastOrDefault(
        each => each.Check == check.Name && each.Each == work.Each?.Id && each.By != work.Input.Actor.Id && IsGood(work, each));

    /// <summary>What was given for work is used up when the work is done, whether it was needed or not.</summary>
    public static void UseUp(StepWork work, IReadOnlyList<Check> checks)
    {
        if (!work.Case.Passes.IsEmpty)
        {
            work.Case = work.Case with
            {
                Passes = work.Case.Passes.RemoveAll(each => !IsGood(work, each) || each.Each == work.Each?.Id && checks.Any(check => check.Name == each.Check)),
            };
        }
    }

    private static bool IsGood(StepWork work, GivenPass given) => work.RecordedAt - given.At <= ExecutionLimits.PassGoodFor;

    private static Check? CheckOf(CompiledDefinition definition, string name) => ChecksOf(definition, WorkOf(name)).FirstOrDefault(check => check.Name == name);

    private static IReadOnlyList<Check> ChecksOf(CompiledDefinition definition, string work) =>
        definition.FindTask(work) is var (_, task) ? task.Source.Checks : definition.FindAction(work) is var (_, action) ? action.Checks : [];

    // A check is known by the work's name and its number.
    private static string WorkOf(string check) => check.LastIndexOf('.') is var dot && dot > 0 ? check[..dot] : check;

    private static Refusal? NotAsked(StepWork work, Derivation derived, CaseInput.LetPass word)
    {
        var name = WorkOf(word.Check);
        return work.Definition.FindTask(name) is not null
            ? derived.Task(name, word.Each) is null ? NotPossible.Task(work, derived, name, word.Each) : null
            : derived.Offers(name, word.Each) ? null : NotPossible.Action(work, name);
    }

    private static StepResult.Refused Refuse(Refusal refusal) => new([refusal]);
}
