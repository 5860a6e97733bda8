using ChildProtection.Workflow.Server.Forms;

namespace ChildProtection.Workflow.Server.People;

/// <summary>A part of a fact as a field of a form.</summary>
/// <param name="Long">Several lines.</param>
/// <param name="Options">To choose from; empty: it is typed.</param>
/// <param name="Day">Null: it is no day.</param>
public sealed record PartField(string Id, string Title, bool Required, string Value, bool Long, IReadOnlyList<Option> Options, QuestionInput.Date? Day)
{
    /// <summary>The field that an error leads to.</summary>
    public string ErrorId => Day is null ? Id : $"{Id}.day";
}
