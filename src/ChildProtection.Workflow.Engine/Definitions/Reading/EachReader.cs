using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads <c>invitee where not known(report_received)</c>: one instance for each such record.</summary>
internal sealed class EachReader(ReadingContext context, ExpressionReader expressions)
{
    private const string Where = " where ";

    public EachRecord? Read(SourceScalar? text, OutlineState at)
    {
        if (text is null)
        {
            return null;
        }
        var where = text.Value.IndexOf(Where, StringComparison.Ordinal);
        var name = where < 0 ? text : text.Until(where);
        if (context.Record(name) is not { } record)
        {
            return null;
        }
        var condition = where < 0
            ? null
            : expressions.Condition(text.From(where + Where.Length), new NameScope { At = at, Where = record });
        return new EachRecord(record.Name, condition, text.Place);
    }
}
