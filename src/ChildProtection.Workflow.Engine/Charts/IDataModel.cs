namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// The seam between a chart and its data. The kernel hands back the guards, expressions, locations and actions that the author put in
/// the chart, in the order in which SCXML evaluates them, so what one action assigns is seen by all that follows. What the data is, and
/// that a step which faulted leaves none of it changed, is the matter of whoever owns it.
/// </summary>
/// <remarks>
/// A failure that the author of the chart can cause is told by the return value; an exception is a bug and leaves the step unfinished.
/// Implement it on a struct around a reference and the calls of a step are made without indirection.
/// </remarks>
public interface IDataModel
{
    /// <summary>Evaluates a condition. It must change nothing: how often it is asked is not part of the contract.</summary>
    GuardResult Test(object guard, in ChartView view);

    /// <summary>Does an action. False: it failed, <c>error.execution</c> is raised and the rest of the block is not done.</summary>
    bool TryExecute(object content, in ChartView view);

    /// <summary>
    /// Computes a value. False: it failed and <c>error.execution</c> is raised; a send is then not made, while a done event goes out with
    /// whatever <paramref name="value"/> holds.
    /// </summary>
    bool TryEvaluate(object expression, in ChartView view, out object? value);

    /// <summary>Assigns a value that the kernel made: a send's id, an item or an index of a loop. False: it failed.</summary>
    bool TryAssign(object location, object? value, in ChartView view);

    /// <summary>Says what becomes of a send. <see cref="SendRouting.ByForm"/> is the usual answer.</summary>
    SendRoute Route(string? type, string? target);
}
