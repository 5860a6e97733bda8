namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// The data model of a chart that keeps no data: guards are <see cref="Func{T, TResult}"/> of <see cref="ChartView"/> and
/// <see cref="bool"/>, expressions of <see cref="ChartView"/> and <see cref="object"/>, so that they can see the configuration and the
/// event only. Anything else is an error of the chart.
/// </summary>
public readonly struct NoData : IDataModel
{
    public GuardResult Test(object guard, in ChartView view) => guard switch
    {
        Func<ChartView, bool> holds => holds(view) ? GuardResult.True : GuardResult.False,
        _ => GuardResult.Error,
    };

    public bool TryExecute(object content, in ChartView view) => false;

    public bool TryEvaluate(object expression, in ChartView view, out object? value)
    {
        var computes = expression as Func<ChartView, object?>;
        value = computes?.Invoke(view);
        return computes is not null;
    }

    public bool TryAssign(object location, object? value, in ChartView view) => false;

    public SendRoute Route(string? type, string? target) => SendRouting.ByForm(type, target);
}
