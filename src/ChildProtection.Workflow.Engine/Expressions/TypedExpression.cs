using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions.Nodes;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>An expression that was parsed, bound and typed. Immutable; evaluating it never throws, whatever the facts are.</summary>
public sealed class TypedExpression
{
    private readonly ExpressionNode _root;

    internal TypedExpression(string text, SourcePlace place, ExpressionNode root)
    {
        Text = text;
        Place = place;
        _root = root;
        var reads = new ExpressionReadsBuilder();
        root.Read(reads);
        Reads = reads.Build();
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Where it starts.</summary>
    public SourcePlace Place { get; }

    /// <summary>What it gives when it is known.</summary>
    public ExpressionType Type => _root.Type;

    /// <summary>What it looks at.</summary>
    public ExpressionReads Reads { get; }

    /// <summary>What it comes to whatever the case is; null if that depends on the case, or cannot be told.</summary>
    public Value? Constant => _root.Constant;

    public Value Evaluate(IExpressionFacts facts)
    {
        var frame = new Frame(facts);
        return _root.Evaluate(ref frame);
    }

    /// <summary>True if it is known to hold: a guard that is not known does not hold.</summary>
    public bool EvaluateGuard(IExpressionFacts facts) => Evaluate(facts).IsTrue;

    /// <summary>The same for one record of the list that <see cref="ExpressionTyping.CheckEach"/> bound it to.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="record">The index of the record in its list, from 0.</param>
    public bool EvaluateGuard(IExpressionFacts facts, int record) => Evaluate(facts, record).IsTrue;

    /// <inheritdoc cref="EvaluateGuard(IExpressionFacts, int)"/>
    public Value Evaluate(IExpressionFacts facts, int record)
    {
        var frame = new Frame(facts);
        frame.Rows[0] = record;
        return _root.Evaluate(ref frame);
    }

    /// <summary>Why it comes to what it does. The explanation's value is that of <see cref="Evaluate(IExpressionFacts)"/>.</summary>
    public Explanation Explain(IExpressionFacts facts, Language language)
    {
        var frame = new Frame(facts);
        return _root.Explain(ref frame, new Telling(language, facts.Calendar.Zone));
    }

    /// <summary>The same for one record of a list.</summary>
    public Explanation Explain(IExpressionFacts facts, int record, Language language)
    {
        var frame = new Frame(facts);
        frame.Rows[0] = record;
        return _root.Explain(ref frame, new Telling(language, facts.Calendar.Zone));
    }

    public override string ToString() => Text;
}
