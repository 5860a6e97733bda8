using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>The parts of a page that asks the same of several children: what the ids of a child's fields begin with.</summary>
public static class PagePart
{
    private const string Child = "child.";

    public static string Of(CaseId id) => $"{Child}{id}.";

    /// <summary>A field's part, empty when it is asked once for the page; and its name in that part.</summary>
    public static (string Part, string Field) Split(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith(Child, StringComparison.Ordinal) && field.IndexOf('.', Child.Length) is > 0 and var dot
            ? (field[..(dot + 1)], field[(dot + 1)..])
            : (string.Empty, field);
    }
}
