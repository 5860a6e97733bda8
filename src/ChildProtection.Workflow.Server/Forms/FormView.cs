namespace ChildProtection.Workflow.Server.Forms;

/// <summary>A form of a definition as a page shows it, in the reader's language.</summary>
/// <param name="Questions">In order, those that are not asked just now among them.</param>
public sealed record FormView(IReadOnlyList<QuestionView> Questions);
