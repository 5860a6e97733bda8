using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The data of a case as the chart kernel asks for it: guards are typed expressions, actions are effects on the step under way.</summary>
internal readonly struct CaseData(StepWork work) : IDataModel
{
    public GuardResult Test(object guard, in ChartView view)
    {
        var condition = (CaseGuard)guard;
        if (condition is { When: null, Rivals.IsEmpty: true })
        {
            return GuardResult.True;
        }
        var seen = view;
        var scope = work.Scope(seen.In);
        if (condition.When is { } when && !scope.Evaluate(when).IsTrue)
        {
            return GuardResult.False;
        }
        foreach (var rival in condition.Rivals)
        {
            if (seen.In(rival.StateId) && CanBeTaken(rival, scope))
            {
                return GuardResult.False;
            }
        }
        return GuardResult.True;
    }

    public bool TryExecute(object content, in ChartView view)
    {
        switch ((CaseAction)content)
        {
            case CaseAction.Enter enter:
                work.Enter(enter.Path);
                break;
            case CaseAction.Exit exit:
                work.Exit(exit.Path);
                break;
            case CaseAction.Begin begin:
                work.Begin(begin.Resumed);
                break;
            case CaseAction.Run run:
                EffectRunner.Run(work, run.Effect, view.In);
                break;
            default:
                throw new InvalidOperationException($"No such action: {content.GetType().Name}.");
        }
        return true;
    }

    public bool TryEvaluate(object expression, in ChartView view, out object? value) =>
        throw new InvalidOperationException("The chart of a case computes no values of its own.");

    public bool TryAssign(object location, object? value, in ChartView view) =>
        throw new InvalidOperationException("The chart of a case assigns nothing of its own.");

    public SendRoute Route(string? type, string? target) => throw new InvalidOperationException("The chart of a case sends nothing.");

    private static bool CanBeTaken(CaseGuard.Rival rival, Scope scope)
    {
        foreach (var earlier in rival.EarlierLines)
        {
            if (scope.Evaluate(earlier).IsTrue)
            {
                return false;
            }
        }
        return rival.When is not { } when || scope.Evaluate(when).IsTrue;
    }
}
