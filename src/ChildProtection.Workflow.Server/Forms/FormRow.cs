namespace ChildProtection.Workflow.Server.Forms;

/// <summary>One of several records as the form asks for it.</summary>
/// <param name="Questions">What is asked of it.</param>
/// <param name="About">The record that the row is for, by its short line; null: a row that was added by hand.</param>
/// <param name="Given">The field that holds that record's id, which nobody has to choose.</param>
public sealed record FormRow(IReadOnlyList<QuestionView> Questions, string? About = null, FormRow.GivenField? Given = null)
{
    public sealed record GivenField(string Id, string Value);

    /// <inheritdoc cref="QuestionView.Within"/>
    public FormRow Within(string part, IReadOnlySet<string> shared) => this with
    {
        Questions = [.. Questions.Select(question => question.Within(part, shared))],
        Given = Given is { } given ? given with { Id = part + given.Id } : null,
    };
}
