using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>How an invented authority works: what it answers, which action keeps which duty, what the world brings. Weights, never rules.</summary>
public sealed record Practice
{
    /// <summary>By the name of the task or action (<c>opening</c> for the opening form), then by question. A name of <c>any</c> holds for every form.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, AnswerHabit>> Answers { get; init; }

    /// <summary>The action that keeps a standing duty, by the duty's deadline.</summary>
    public required IReadOnlyDictionary<string, string> Keeps { get; init; }

    /// <summary>Actions that nobody plans: how often a year each happens while it is offered.</summary>
    public required IReadOnlyDictionary<string, double> Happens { get; init; }

    /// <summary>Names under which <see cref="Answers"/> are kept for the opening form and for every form.</summary>
    public const string Opening = "opening";

    public const string Any = "any";

    public AnswerHabit? Habit(string work, string question) =>
        Answers.TryGetValue(work, out var own) && own.TryGetValue(question, out var habit) ? habit
        : Answers.TryGetValue(Any, out var every) && every.TryGetValue(question, out var general) ? general
        : null;

    /// <summary>All names of tasks, actions and deadlines that it speaks of, to be checked against a definition.</summary>
    public ImmutableArray<string> Names => [.. Answers.Keys.Except([Opening, Any]).Concat(Keeps.Keys).Concat(Keeps.Values).Concat(Happens.Keys).Distinct().Order(StringComparer.Ordinal)];
}
