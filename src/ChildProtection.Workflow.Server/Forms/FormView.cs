namespace ChildProtection.Workflow.Server.Forms;

/// <summary>A form of a definition as a page shows it, in the reader's language.</summary>
/// <param name="Questions">In order, those that are not asked just now among them.</param>
public sealed record FormView(IReadOnlyList<QuestionView> Questions)
{
    /// <summary>The questions that are asked once for several cases, with their ids as they are.</summary>
    public FormView Shared() => new([.. Questions.Where(question => question.Shared)]);

    /// <summary>The questions that are asked of one case by itself, in a part of the page whose ids begin with <paramref name="part"/>.</summary>
    public FormView OfOne(string part)
    {
        var shared = Questions.Where(question => question.Shared).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        return new([.. Questions.Where(question => !question.Shared).Select(question => question.Within(part, shared))]);
    }
}
