namespace ChildProtection.Workflow.Server.Forms;

/// <summary>How a question is answered in the page. Closed family.</summary>
public abstract record QuestionInput
{
    private QuestionInput()
    {
    }

    /// <param name="Lines">More than 1: a text of several lines.</param>
    /// <param name="Numeric">A number is expected.</param>
    public sealed record Text(string? Value, int Lines, bool Numeric) : QuestionInput;

    /// <summary>One of a few, all in view.</summary>
    public sealed record Radios(IReadOnlyList<Option> Options) : QuestionInput;

    /// <summary>One of many.</summary>
    public sealed record Select(IReadOnlyList<Option> Options) : QuestionInput;

    public sealed record Checkboxes(IReadOnlyList<Option> Options) : QuestionInput;

    /// <param name="Time">Null: a date alone is asked.</param>
    public sealed record Date(string? Day, string? Month, string? Year, TimeOfDay? Time) : QuestionInput;

    /// <summary>One of a few days, such as today and yesterday, or another, which is the last option.</summary>
    public sealed record Days(IReadOnlyList<Option> Options, Date Other) : QuestionInput;

    /// <summary>Several records, a row each.</summary>
    /// <param name="Each">The rows.</param>
    /// <param name="More">One more can be added.</param>
    public sealed record Rows(IReadOnlyList<FormRow> Each, bool More) : QuestionInput;

    public sealed record TimeOfDay(string? Value);
}
