namespace ChildProtection.Workflow.Server.Forms;

/// <summary>An offer to answer rows as they are answered for another child of the page.</summary>
/// <param name="Label">What is offered, in words.</param>
/// <param name="Chosen">It was taken up.</param>
public sealed record AlikeView(string Label, bool Chosen)
{
    /// <summary>The id of the choice below the id of its question.</summary>
    public static string FieldOf(string question) => $"{question}.alike";
}
