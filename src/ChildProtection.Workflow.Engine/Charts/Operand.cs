using System.Diagnostics.CodeAnalysis;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// A part of an action that is either written down or computed when the action is done: SCXML's pairs such as <c>event</c> and
/// <c>eventexpr</c>. A written value converts implicitly.
/// </summary>
public readonly record struct Operand<T>
    where T : notnull
{
    private Operand(T? literal, object? expression)
    {
        Literal = literal;
        Expression = expression;
    }

    /// <summary>The written value, when <see cref="Expression"/> is null.</summary>
    public T? Literal { get; }

    /// <summary>What <see cref="IDataModel.TryEvaluate"/> computes; the result must be a <typeparamref name="T"/>.</summary>
    public object? Expression { get; }

    [SuppressMessage("Usage", "CA2225", Justification = "Computed is the other way in; a written value needs no name.")]
    public static implicit operator Operand<T>(T literal) => new(literal, null);

    /// <summary>A value to be computed.</summary>
    public static Operand<T> Computed(object expression) => new(default, expression);
}
