using System.Collections.Frozen;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>A list of records of one type: its fields, and those that every record has.</summary>
public sealed class RecordShape
{
    /// <summary>The ordinal of <c>on</c>: when it happened.</summary>
    public const int On = 0;

    /// <summary>The ordinal of <c>recorded</c>: the moment at which it was entered.</summary>
    public const int Recorded = 1;

    /// <summary>The ordinal of <c>recorded_by</c>, a text.</summary>
    public const int RecordedBy = 2;

    /// <summary>The ordinal of <c>id</c>, a text.</summary>
    public const int Id = 3;

    /// <summary>The ordinal of the first declared field; the others follow in their order.</summary>
    public const int FirstDeclared = 4;

    /// <summary>
    /// The ordinal of the first answer of several records, by the order of the form's questions: such a list is asked about like any other, while the form
    /// is answered. What it is asked about has only the fields that are answered: it is no record yet.
    /// </summary>
    public const int FirstAnswer = 1 << 20;

    private readonly FrozenDictionary<string, BoundName> _fields;

    /// <param name="name">As expressions write it.</param>
    /// <param name="ordinal">The number by which <see cref="IExpressionFacts"/> is asked for the list.</param>
    /// <param name="on">A date or a moment.</param>
    /// <param name="declared">The declared fields; their ordinals here follow from their order.</param>
    /// <param name="title">How people call one such record; its name with spaces if null.</param>
    public RecordShape(
        string name, int ordinal, ExpressionType on, IEnumerable<(string Name, ExpressionType Type, LocalizedText? Title)> declared, LocalizedText? title = null)
    {
        Name = name;
        Ordinal = ordinal;
        Title = title;
        Fields =
        [
            new BoundName("on", On, on, LocalizedText.Of("date", "dyddiad")),
            new BoundName("recorded", Recorded, ExpressionType.Moment, LocalizedText.Of("recorded", "cofnodwyd")),
            new BoundName("recorded_by", RecordedBy, ExpressionType.Text, LocalizedText.Of("recorded by", "cofnodwyd gan")),
            new BoundName("id", Id, ExpressionType.Text),
            .. declared.Select((field, index) => new BoundName(field.Name, FirstDeclared + index, field.Type, field.Title)),
        ];
        _fields = Fields.ToFrozenDictionary(field => field.Name);
    }

    private RecordShape(string name, int ordinal, IReadOnlyList<BoundName> fields, LocalizedText? title)
    {
        (Name, Ordinal, Fields, Title) = (name, ordinal, fields, title);
        _fields = Fields.ToFrozenDictionary(field => field.Name);
    }

    /// <summary>An answer of several records.</summary>
    /// <param name="question">The name of the question.</param>
    /// <param name="ordinal">Its place among the questions of the form.</param>
    /// <param name="asked">What is asked of each.</param>
    /// <param name="title">The words of the question.</param>
    public static RecordShape OfAnswer(
        string question, int ordinal, IEnumerable<(string Name, ExpressionType Type, LocalizedText? Title)> asked, LocalizedText? title) => new(
            question, FirstAnswer + ordinal, [.. asked.Select((field, index) => new BoundName(field.Name, FirstDeclared + index, field.Type, field.Title))], title);

    /// <summary>True for an answer of several records.</summary>
    public bool IsAnswer => Ordinal >= FirstAnswer;

    public string Name { get; }

    public int Ordinal { get; }

    public LocalizedText? Title { get; }

    /// <summary>All fields by ordinal.</summary>
    public IReadOnlyList<BoundName> Fields { get; }

    /// <summary>The field of that name; null if there is none.</summary>
    public BoundName? Find(string field) => _fields.GetValueOrDefault(field);

    internal string Say(Language language) => Title?.In(language) ?? ValueWords.Spaced(Name);
}
