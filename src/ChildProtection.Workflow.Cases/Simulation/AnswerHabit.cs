using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>How a question of a simulated form is answered. Closed family.</summary>
public abstract record AnswerHabit
{
    private AnswerHabit()
    {
    }

    /// <summary>One of several codes (or <c>yes</c> and <c>no</c>), by weight.</summary>
    public sealed record Weighted(ImmutableArray<(string Answer, double Weight)> Answers) : AnswerHabit;

    /// <summary>A date so many days from the day of the answer; negative: before it.</summary>
    public sealed record InDays(int Least, int Most) : AnswerHabit;

    /// <summary>A whole number.</summary>
    public sealed record Between(int Least, int Most) : AnswerHabit;

    /// <summary>Always this, read by the question's type.</summary>
    public sealed record Always(string Answer) : AnswerHabit;

    /// <summary>The same as another question of the form, asked before it.</summary>
    public sealed record SameAs(string Question) : AnswerHabit;

    /// <summary>Somebody's name, made up.</summary>
    public sealed record InventedName : AnswerHabit;

    /// <summary>Left unanswered.</summary>
    public sealed record Never : AnswerHabit;

    /// <summary>So many records at once.</summary>
    public sealed record Several(int Least, int Most) : AnswerHabit;
}
