namespace ChildProtection.Workflow.Server.Forms;

/// <param name="Field">The id of the field in the page; empty when it is about the whole form.</param>
/// <param name="Message">One sentence saying what to do.</param>
public sealed record FieldError(string Field, string Message);
