using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

/// <summary>A part of an expression whose names are bound and whose types fit. Evaluation neither throws nor loops without bound.</summary>
internal abstract class ExpressionNode(string text, ExpressionType type)
{
    /// <summary>As it is written.</summary>
    public string Text { get; } = text;

    public ExpressionType Type { get; } = type;

    /// <summary>What it always comes to, if that can be told without looking at any case.</summary>
    public virtual Value? Constant => null;

    public abstract Value Evaluate(ref Frame frame);

    /// <summary>It as a phrase: "registered on", "the latest visit where engaged".</summary>
    public abstract string Say(Telling telling);

    /// <summary>Why it comes to what it does; its value is that of <see cref="Evaluate"/>.</summary>
    public abstract Explanation Explain(ref Frame frame, Telling telling);

    public abstract void Read(ExpressionReadsBuilder reads);

    protected Explanation Because(Value value, string sentence, params ReadOnlySpan<Explanation> parts) =>
        new(Text, value, sentence, [.. parts]);
}

/// <summary>The case that is looked at, and the record at hand on each level of questions about records.</summary>
internal ref struct Frame(IExpressionFacts facts)
{
    /// <summary>How many questions about records may stand inside one another.</summary>
    public const int LevelsMax = 4;

    public Indexes Rows;

    public IExpressionFacts Facts { get; } = facts;

    [InlineArray(LevelsMax)]
    internal struct Indexes
    {
        private int _first;
    }
}

/// <summary>In which language, and in which zone's dates, an explanation is told.</summary>
internal sealed record Telling(Language Language, NodaTime.DateTimeZone Zone)
{
    /// <summary>How many records of a list are told of one by one.</summary>
    public const int RecordsMax = 10;

    public string Pick(string english, string welsh) => Language == Language.Welsh ? welsh : english;

    public string Say(in Value value) => ValueWords.Say(value, Zone, Language);

    public string List(IEnumerable<string> phrases, string english, string welsh) => string.Join($" {Pick(english, welsh)} ", phrases);

}
