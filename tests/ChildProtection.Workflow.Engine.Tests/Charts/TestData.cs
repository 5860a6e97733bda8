using ChildProtection.Workflow.Engine.Charts;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>
/// A small data model for tests: named variables, guards and expressions as functions of a <see cref="Scope"/>. Reading a variable that
/// was never declared, or assigning to one, is an error of the chart.
/// </summary>
internal sealed class TestData : IDataModel
{
    internal Dictionary<string, object?> Variables { get; } = new(StringComparer.Ordinal);

    internal List<string> Log { get; } = [];

    /// <summary>Targets that exist although nobody listens there.</summary>
    internal HashSet<string> Unreachable { get; } = [];

    internal static Exception Illegal => new IllegalExpression();

    public GuardResult Test(object guard, in ChartView view)
    {
        try
        {
            return ((Func<Scope, bool>)guard)(new Scope(this, view)) ? GuardResult.True : GuardResult.False;
        }
        catch (IllegalExpression)
        {
            return GuardResult.Error;
        }
    }

    public bool TryExecute(object content, in ChartView view)
    {
        try
        {
            ((Action<Scope>)content)(new Scope(this, view));
            return true;
        }
        catch (IllegalExpression)
        {
            return false;
        }
    }

    public bool TryEvaluate(object expression, in ChartView view, out object? value)
    {
        value = null;
        try
        {
            value = ((Func<Scope, object?>)expression)(new Scope(this, view));
            return true;
        }
        catch (IllegalExpression)
        {
            return false;
        }
    }

    // A location that starts with a letter is a variable; it is declared by being assigned to, as a loop does (SCXML 4.6).
    public bool TryAssign(object location, object? value, in ChartView view)
    {
        var name = (string)location;
        if (!char.IsLetter(name[0]))
        {
            return false;
        }
        Variables[name] = value;
        return true;
    }

    public SendRoute Route(string? type, string? target) =>
        target is not null && Unreachable.Contains(target) ? SendRoute.Unreachable : SendRouting.ByForm(type, target);

    private sealed class IllegalExpression : Exception;

    /// <summary>What an expression sees.</summary>
    internal readonly struct Scope(TestData data, ChartView view)
    {
        internal ChartEvent? Event => view.Event;

        internal bool In(string state) => view.In(state);

        internal object? this[string name]
        {
            get => data.Variables.TryGetValue(name, out var value) ? value : throw Illegal;
            set => data.Variables[name] = data.Variables.ContainsKey(name) ? value : throw Illegal;
        }

        internal int Int(string name) => this[name] is int number ? number : throw Illegal;

        internal bool IsBound(string name) => data.Variables.TryGetValue(name, out var value) && value is not null;

        internal void Declare(string name, object? value) => data.Variables[name] = value;

        internal void Note(string line) => data.Log.Add(line);
    }
}
