using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Steps;

/// <summary>The rules of a list of decided steps that set-wise writing relies on. A breach is a defect of the caller and is found before anything is written.</summary>
internal static class StepCheck
{
    /// <exception cref="ArgumentException">A rule is broken; the message says which, and for which case.</exception>
    public static void Require(IReadOnlyList<DecidedStep> steps)
    {
        if (steps.Count > ICaseStore.ApplyStepsMax)
        {
            throw new ArgumentException($"{steps.Count} steps in one call; at most {ICaseStore.ApplyStepsMax}.", nameof(steps));
        }
        foreach (var step in steps)
        {
            RequireOne(step);
        }
        RequireDistinct(steps, step => (step.Head.Authority, step.Head.Case), "cases", steps.Count == 0 ? null : steps[0]);
        RequireDistinct([.. steps.Where(step => step.CommandKey is not null)], step => (step.Head.Authority, step.CommandKey), "command keys", null);
    }

    private static void RequireOne(DecidedStep step)
    {
        Require(step, step.ExpectedVersion >= 0 && step.Head.Version == step.ExpectedVersion + 1, "its version is not one more than the version it was decided on");
        Require(step, step.Journal.Count > 0, "it has no journal entry");
        for (var i = 1; i < step.Journal.Count; i++)
        {
            Require(step, step.Journal[i].Sequence == step.Journal[i - 1].Sequence + 1, "its journal has a gap");
        }
        var last = step.Journal[^1];
        Require(step, last.Sequence == step.Head.LastSequence && last.Hash.Span.SequenceEqual(step.Head.LastHash.Span), "its head does not name its last journal entry");
        Require(step, step.ExpectedVersion > 0 || step.Journal[0].Sequence == 1, "it opens the case, but its journal does not begin at 1");
        if (step.TasksOpened.Count + step.TasksChanged.Count + step.TasksClosed.Count > 1)
        {
            RequireDistinct([.. step.TasksOpened.Select(task => task.Key), .. step.TasksChanged.Select(task => task.Key), .. step.TasksClosed], key => key, "task keys", step);
        }
        if (step.DeadlinesSet.Count + step.DeadlinesEnded.Count > 1)
        {
            RequireDistinct([.. step.DeadlinesSet.Select(deadline => deadline.Key), .. step.DeadlinesEnded], key => key, "deadline keys", step);
        }
        RequireDistinct(step.BreachesSet, breach => breach.Key, "breach keys", step);
        RequireDistinct(step.HoldersChanged, change => change.Role, "roles taken or left", step);
        RequireDistinct(step.RecordsSet, record => record.Id, "record ids", step);
    }

    private static void RequireDistinct<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string what, DecidedStep? step)
    {
        if (items.Count > 1 && items.DistinctBy(key).Count() != items.Count)
        {
            throw new ArgumentException(step is null ? $"Two steps of one list share their {what}." : $"Case {step.Head.Case}: {what} are not distinct.");
        }
    }

    private static void Require(DecidedStep step, bool holds, string words)
    {
        if (!holds)
        {
            throw new ArgumentException($"Case {step.Head.Case}, step to version {step.Head.Version}: {words}.");
        }
    }
}
