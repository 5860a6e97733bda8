using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>The ids of a form's fields in the page; also their names in the request, and what an error points at.</summary>
public static class FieldId
{
    public static string Of(Question question) => Of(question.Name);

    public static string Of(string question) => TypedAnswers.Prefix + question;

    /// <summary>A question inside one row of an answer of several records.</summary>
    public static string Of(string records, int row, Question inner) => $"{records}.{row}.{inner.Name}";

    /// <summary>The field for the reason why it is not known.</summary>
    public static string NotKnown(string id) => $"{id}.not_known";

    /// <summary>The field that the keyboard goes to for an error of this question.</summary>
    public static string First(string id, Question question) => question switch
    {
        { Name: AnswerReader.WhenItHappened } or { By: not null } => $"{id}.which",
        { Type: FieldType.Date or FieldType.Moment } => $"{id}.day",
        _ => id,
    };
}
