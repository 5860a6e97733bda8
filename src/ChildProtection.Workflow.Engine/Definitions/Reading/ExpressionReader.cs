using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads expressions where they stand: parsed, their names found, and of the type that is needed there.</summary>
internal sealed class ExpressionReader(ReadingContext context)
{
    private const string Parameter = "parameter.";

    /// <summary>Empty: of any type.</summary>
    private static readonly ExpressionType[] Sayable = [];

    /// <summary>A condition that decides something: one that comes out the same whatever happens is refused.</summary>
    public TypedExpression? Guard(SourceNode? node, NameScope scope) => Varying(Read(node, scope, ExpressionType.Bool), node);

    /// <summary>A condition, which may be a plain yes.</summary>
    public TypedExpression? Condition(SourceNode? node, NameScope scope) => Read(node, scope, ExpressionType.Bool);

    public TypedExpression? Time(SourceNode? node, NameScope scope) => Read(node, scope, ExpressionType.Date, ExpressionType.Moment);

    /// <summary>Whether or when something was.</summary>
    public TypedExpression? ConditionOrTime(SourceNode? node, NameScope scope) =>
        Varying(Read(node, scope, ExpressionType.Bool, ExpressionType.Date, ExpressionType.Moment), node);

    /// <summary>A limit. A parameter alone may have several values: the shortest counts.</summary>
    public TypedExpression? Limit(SourceScalar text, NameScope scope) =>
        text.Value.StartsWith(Parameter, StringComparison.Ordinal) && context.Names.Parameters.ContainsKey(text.Value[Parameter.Length..])
            ? Typed(text, scope, ExpressionType.Period)
            : Read(text, scope, ExpressionType.Period);

    /// <summary>Anything that can be said in words.</summary>
    public TypedExpression? Words(SourceNode? node, NameScope scope) => Read(node, scope, Sayable);

    /// <summary>The same where it stands inside a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="offset">Where it stands in the text.</param>
    /// <param name="inside">The expression itself.</param>
    /// <param name="scope">What it sees.</param>
    public TypedExpression? Words(SourceScalar text, int offset, string inside, NameScope scope)
    {
        // Parsed as if it stood at the first place of its file: where each of its characters stands in the text, the text knows.
        var parsing = ExpressionParser.Parse(inside, new SourcePlace(text.Place.File, 1, 1));
        var (expression, found) = ExpressionTyping.Check(parsing, new ExpressionScope(context, scope), Sayable);
        foreach (var diagnostic in found)
        {
            context.Findings.Add(diagnostic with { Place = text.PlaceOf(offset + diagnostic.Place.Column - 1) });
        }
        return expression;
    }

    /// <summary>A value that the field can hold.</summary>
    public TypedExpression? Value(SourceNode? node, NameScope scope, FieldType type) => Read(node, scope, type.ToExpressionType());

    /// <summary>A value that the field can hold, worked out for one record of a list after the other: the record's own fields come first.</summary>
    public TypedExpression? ValueIn(string list, SourceNode? node, NameScope scope, FieldType type) =>
        InRecords(list, node, scope, "An expression belongs here", type.ToExpressionType());

    /// <summary><c>invitee where not known(report_received)</c>.</summary>
    public EachRecord? Each(SourceNode? node, OutlineState at) => Each(node, new NameScope { At = at });

    /// <inheritdoc cref="Each(SourceNode?, OutlineState)"/>
    public EachRecord? Each(SourceNode? node, NameScope scope)
    {
        if (MapReader.Expect<SourceScalar>(node, context, "A record type belongs here") is not { } text)
        {
            return null;
        }
        var parsing = ExpressionParser.ParseEach(text.Value, text.Start);
        var (records, where, found) = ExpressionTyping.CheckEach(parsing, new ExpressionScope(context, scope));
        Report(text, found);
        return records is null ? null : new EachRecord(records.Name, Varying(where, node), text.Place);
    }

    /// <summary>A condition on the records of a list, which is asked of one record after the other.</summary>
    public TypedExpression? Where(SourceNode? node, string list, NameScope scope) =>
        Varying(InRecords(list, node, scope, "A condition belongs here", ExpressionType.Bool), node);

    /// <summary>A condition about one row of an answer, which may be a plain yes.</summary>
    public TypedExpression? ConditionIn(RecordShape rows, SourceNode? node, NameScope scope) => In(rows, node, scope, "A condition belongs here", ExpressionType.Bool);

    private TypedExpression? InRecords(string list, SourceNode? node, NameScope scope, string wanted, ExpressionType type) =>
        context.ShapeOf(list) is { } shape ? In(shape, node, scope, wanted, type) : null;

    private TypedExpression? In(RecordShape shape, SourceNode? node, NameScope scope, string wanted, ExpressionType type)
    {
        if (MapReader.Expect<SourceScalar>(node, context, wanted) is not { } text)
        {
            return null;
        }
        var (expression, found) = ExpressionTyping.CheckIn(ExpressionParser.Parse(text.Value, text.Start), new ExpressionScope(context, scope), shape, type);
        Report(text, found);
        return expression;
    }

    private TypedExpression? Read(SourceNode? node, NameScope scope, params ReadOnlySpan<ExpressionType> expected)
    {
        if (MapReader.Expect<SourceScalar>(node, context, "An expression belongs here") is not { } text
            || Typed(text, scope, expected) is not { } expression)
        {
            return null;
        }
        foreach (var name in expression.Reads.Parameters.Where(name => context.Names.Parameters[name].Values.Count > 1))
        {
            context.Findings.Error(
                LanguageCodes.SeveralLimits, expression.Place, $"parameter.{name} has several limits, of which the shortest counts; which that is depends on the date.",
                "Use it alone, behind 'within:' or 'before:'.");
        }
        return expression;
    }

    private TypedExpression? Typed(SourceScalar text, NameScope scope, params ReadOnlySpan<ExpressionType> expected)
    {
        var parsing = ExpressionParser.Parse(text.Value, text.Start);
        var (expression, found) = ExpressionTyping.Check(parsing, new ExpressionScope(context, scope), expected);
        Report(text, found);
        return expression;
    }

    private TypedExpression? Varying(TypedExpression? expression, SourceNode? node)
    {
        if (expression is not null && ExpressionTyping.ConstantGuard(expression) is { } constant)
        {
            context.Findings.Add(constant with { Place = ((SourceScalar)node!).Start });
        }
        return expression;
    }

    // The expression knows its own text only; where in the file each of its characters stands, the scalar knows.
    private void Report(SourceScalar text, IEnumerable<Diagnostic> found)
    {
        foreach (var diagnostic in found)
        {
            context.Findings.Add(diagnostic with { Place = text.PlaceOf(text.OffsetOf(diagnostic.Place)) });
        }
    }
}
